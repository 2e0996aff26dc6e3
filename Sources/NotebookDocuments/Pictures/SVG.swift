/// A picture, drawn for two places: inline in a page, whose style sheet colours it, and as a file of
/// its own, which carries that part of the style sheet with it.
///
/// The body has no identifiers, no styles and no colours, only classes; so it can stand in both, in a
/// light and in a dark scheme, and under a Content-Security-Policy.
package struct SVG: Equatable, Sendable {
  /// In user units, about a CSS pixel each.
  package let width: Int
  /// In user units.
  package let height: Int
  /// A few words on what it shows, plain text.
  package let title: String
  /// What it shows, in sentences, for those who cannot see it; plain text.
  package let description: String
  /// The elements.
  package let body: String

  /// Makes a picture of elements that lie within the size.
  package init(width: Int, height: Int, title: String, description: String, body: String) {
    self.width = width
    self.height = height
    self.title = title
    self.description = description
    self.body = body
  }

  /// The `<svg>` element for an HTML page.
  ///
  /// - Parameter idPrefix: what makes its identifiers unique in the page.
  package func inline(idPrefix: String) -> String {
    element("", idPrefix, "")
  }

  /// The contents of an SVG file.
  ///
  /// It has a ground of its own: the page around it may be dark where the reader's system is light.
  package func standalone() -> String {
    let ground = ".picture { background: var(--ground); }\n"
    let style = "<style>\n" + Theme.colors + Theme.pictures + ground + "</style>\n"
    return element(" xmlns=\"http://www.w3.org/2000/svg\"", "", style) + "\n"
  }

  /// Text of 13 units is to be as large as that of a table.
  private func shown(_ length: Int) -> Int { length * 9 / 8 }

  private func element(_ namespace: String, _ prefix: String, _ style: String) -> String {
    let id = HTMLText.escaped(prefix)
    return """
      <svg\(namespace) class="picture" viewBox="0 0 \(width) \(height)" \
      width="\(shown(width))" height="\(shown(height))" role="img" \
      aria-labelledby="\(id)title \(id)description">
      <title id="\(id)title">\(HTMLText.escaped(title))</title>
      <desc id="\(id)description">\(HTMLText.escaped(description))</desc>
      \(style)\(body)</svg>
      """
  }
}

extension Figure {
  /// A drawing with its size and with what it shows in words.
  init(
    kind: String, title: String, alternativeText: String, width: Int, height: Int, body: String
  ) {
    self.init(
      kind: kind,
      picture: SVG(
        width: width, height: height, title: title, description: alternativeText, body: body),
      alternativeText: alternativeText)
  }
}
