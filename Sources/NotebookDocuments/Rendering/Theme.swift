import NotebookTheme

/// How pages look: a mustache template and a style sheet.
package struct Theme: Sendable {
  /// The template, which is given
  ///
  /// - `title`, `language`, `generator`: texts;
  /// - `policy`: the content of the Content-Security-Policy, which allows the style sheets and scripts
  ///   that stand in the template itself and none that a notebook brings;
  /// - `style`: the style sheet, for `{{{style}}}` in a `<style>` element;
  /// - `body`: the content as HTML, for `{{{body}}}`; `showsTitle` where it has no heading of level 1;
  /// - `hasContents`, and `contents` with `level`, `text` and `anchor` of each heading;
  /// - `hasProvenance`, and `provenance` with `name` and `value` of each entry;
  /// - `before`, `after`: HTML of a site's navigation or a server's messages, for `{{{before}}}`
  ///   ahead of the content and `{{{after}}}` behind it;
  /// - `scripts`: those of the page's own parts, of a site's search or of a server's refreshing, for
  ///   `{{#scripts}}<script>{{{.}}}</script>{{/scripts}}` at the end.
  package var template: String
  /// The style sheet, without the rules and colours of the pictures, which are added to it.
  package var styleSheet: String

  /// Makes a theme.
  package init(template: String, styleSheet: String) {
    self.template = template
    self.styleSheet = styleSheet
  }

  /// The theme that comes with the tool.
  package static let standard = Theme(
    template: ThemeFiles.template, styleSheet: Compact.text(ThemeFiles.pageStyle))

  /// The scripts that a page has a use for. Without them it says the same.
  static func scripts(for page: Page) -> [String] {
    (page.hasFrames ? [framesScript] : []) + (page.hasPreformattedText ? [copyScript] : [])
  }

  private static let framesScript = Compact.text(ThemeFiles.framesScript)
  private static let copyScript = Compact.text(ThemeFiles.copyScript)

  /// The colours of both schemes, as CSS variables.
  static let colors = Compact.text(ThemeFiles.colors)
  /// The rules for formulas.
  static let math = Compact.text(ThemeFiles.mathStyle)
  /// The rules for the classes that pictures use.
  static let pictures = Compact.text(ThemeFiles.pictureStyle)
}
