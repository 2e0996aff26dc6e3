/// How pages look: a mustache template and a style sheet.
public struct Theme: Sendable {
  /// The template.
  ///
  /// It is given `title`, `language`, `generator`, `policy` (the content of the
  /// Content-Security-Policy), `style` (the style sheet, for `{{{style}}}` in a `<style>` element),
  /// `body` (HTML, for `{{{body}}}`), `showsTitle`, `hasContents`, `contents` (`level`, `text`,
  /// `anchor`), `hasProvenance` and `provenance` (`name`, `value`).
  public var template: String
  /// The style sheet, without the rules and colours of the pictures, which are added to it.
  public var styleSheet: String

  /// Makes a theme.
  public init(template: String, styleSheet: String) {
    self.template = template
    self.styleSheet = styleSheet
  }

  /// The theme that comes with the tool.
  public static let standard = Theme(
    template: String(decoding: PackageResources.page_mustache, as: UTF8.self),
    styleSheet: String(decoding: PackageResources.page_css, as: UTF8.self))

  /// The colours of both schemes, as CSS variables.
  static let colors = String(decoding: PackageResources.colors_css, as: UTF8.self)
  /// The rules for the classes that pictures use.
  static let pictures = String(decoding: PackageResources.pictures_css, as: UTF8.self)
}
