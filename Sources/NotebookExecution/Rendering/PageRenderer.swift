import Mustache

/// Makes one self-contained HTML document of a page.
///
/// The document requests nothing, from the network or the disk, and runs no script. The same page
/// gives the same bytes.
public struct PageRenderer {
  private let template: MustacheTemplate
  private let style: String
  private let policy: String
  private let generator: String

  /// Reads a theme.
  ///
  /// - Parameter generator: the tool's name and version.
  /// - Throws: an error of swift-mustache that says what is wrong with the template.
  public init(theme: Theme = .standard, generator: String) throws {
    _ = HTMLEscaping.registration
    template = try MustacheTemplate(string: HTMLEscaping.pragma + theme.template)
    style = Theme.colors + theme.styleSheet + Theme.pictures
    policy = Self.policy(for: style)
    self.generator = generator
  }

  /// Renders a page.
  public func render(_ page: Page) -> String {
    template.render(values(of: page))
  }

  private func values(of page: Page) -> [String: Any] {
    let contents = page.headings.filter { (2...3).contains($0.level) }
    return [
      "title": page.title,
      "language": page.language,
      "generator": generator,
      "policy": policy,
      "style": style,
      "body": page.bodyHTML,
      "showsTitle": !page.headings.contains { $0.level == 1 },
      "hasContents": contents.count >= Self.fewestContents,
      "contents": contents.map {
        ["level": "\($0.level)", "text": $0.text, "anchor": $0.anchor]
      },
      "hasProvenance": !page.provenance.isEmpty,
      "provenance": page.provenance.map { ["name": $0.name, "value": $0.value] },
    ]
  }

  /// What the page may load and run: its own style sheet, known by its digest, and images that it
  /// carries.
  private static func policy(for style: String) -> String {
    "default-src 'none'; style-src '\(SHA256.digest(of: style).integrity)'; img-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }

  /// The headings from which on a table of contents is worth its room.
  private static let fewestContents = 3
}

/// What escapes the values in a template.
///
/// swift-mustache's own goes by `Character` and so lets pass a
/// quotation mark that a combining accent follows.
private struct HTMLEscaping: MustacheContentType {
  func escapeText(_ text: String) -> String { HTMLText.escaped(text) }

  static let pragma = "{{% CONTENT_TYPE: ESCAPED}}"
  static let registration: Void = MustacheContentTypes.register(HTMLEscaping(), named: "ESCAPED")
}
