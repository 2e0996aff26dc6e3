/// The raw HTML of an author's prose, reduced to what cannot run, load or cover anything.
///
/// Tags and attributes on a list of harmless ones are written anew; every other `<` is escaped, so
/// that the reader sees what was refused. Comments are dropped. What a page could play becomes a link to it, and
/// of a `picture` stays its image. This is stricter than the tag
/// filter of GitHub-flavoured Markdown, which lets `onclick` and `javascript:` through.
package struct RawHTML: Sendable {
  private static let elements: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col",
    "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p",
    "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u",
    "ul", "var", "wbr",
  ]

  private static let attributes: Set<String> = [
    "align", "alt", "cite", "class", "colspan", "datetime", "dir", "height", "href", "id", "lang",
    "name", "open", "reversed", "rowspan", "scope", "span", "src", "start", "title", "type",
    "valign", "width",
  ]

  /// A piece of what is left.
  package enum Token: Sendable {
    /// Text in which entities are the author's.
    case text(String)
    /// A harmless tag with its harmless attributes.
    case tag(HTMLTag)
  }

  /// What is left, from start to end.
  package private(set) var tokens: [Token] = []

  /// Reduces a piece of HTML.
  package init(_ html: String) {
    var input = Array(html.utf8)[...]
    var text: [UInt8] = []
    func takeText() {
      if !text.isEmpty { tokens.append(.text(String(decoding: text, as: UTF8.self))) }
      text = []
    }
    while let byte = input.first {
      if byte != UInt8(ascii: "<") {
        let plain = input.prefix { $0 != UInt8(ascii: "<") }
        text += plain
        input = input[plain.endIndex...]
      } else if input.starts(with: "<!--".utf8) {
        Self.skipComment(&input)
      } else if let tag = HTMLTag(startOf: input), Self.media.contains(tag.name) {
        takeText()
        input = input.dropFirst(tag.length)
        tokens += Self.link(to: tag)
      } else if var tag = HTMLTag(startOf: input), Self.elements.contains(tag.name) {
        takeText()
        input = input.dropFirst(tag.length)
        tag.attributes.removeAll { !Self.allows($0, on: tag.name) }
        tokens.append(.tag(tag))
      } else {
        text += "&lt;".utf8
        input.removeFirst()
      }
    }
    takeText()
  }

  private static let media: Set<String> = ["picture", "source", "video", "audio", "track"]

  /// A link to what an element would play, in its place.
  private static func link(to media: HTMLTag) -> [Token] {
    guard !media.isClosing, let address = media["src"], media.name != "track",
      isPlainAddress(address, AddressPolicy.allowsLink)
    else { return [] }
    let path = address.prefix { $0 != "?" && $0 != "#" }
    return [
      .tag(HTMLTag("a", "href", address)),
      .text(escaped(PercentCoding.text(path.split(separator: "/").last ?? path))),
      .tag(HTMLTag(closing: "a")), .text(" "),
    ]
  }

  /// A comment that never ends takes the rest.
  static func skipComment(_ input: inout ArraySlice<UInt8>) {
    input = input.dropFirst(4)
    while !input.isEmpty, !input.starts(with: "-->".utf8) { input.removeFirst() }
    input = input.dropFirst(3)
  }

  /// What is left as HTML.
  package var html: String {
    tokens.map { token in
      switch token {
      case .text(let text): text
      case .tag(let tag): Self.written(tag)
      }
    }.joined()
  }

  static func written(_ tag: HTMLTag) -> String {
    let attributes = tag.attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }
    return "\(tag.isClosing ? "</" : "<")\(tag.name)\(attributes.joined())>"
  }

  /// What the ids of nbrun's own elements begin with. Neither the anchors of headings nor labels have a
  /// colon, and an author's `id` may not begin so.
  package static let ownPrefix = "nbrun:"

  private static func allows(_ attribute: HTMLTag.Attribute, on element: String) -> Bool {
    guard attributes.contains(attribute.name) else { return false }
    switch attribute.name {
    case "id": return isAuthorsID(attribute.value)
    // Scripts would find an image of that name in the place of what `document` has by it.
    case "name": return element != "img" && isAuthorsID(attribute.value)
    case "href", "cite": return isPlainAddress(attribute.value, AddressPolicy.allowsLink)
    case "src": return isPlainAddress(attribute.value, AddressPolicy.allowsImage)
    default: return true
    }
  }

  /// Whether an element can be called so by the author: an id that nbrun could give is not, nor one
  /// that could hide its prefix behind an entity.
  private static func isAuthorsID(_ value: String) -> Bool {
    !value.utf8.starts(with: ownPrefix.utf8) && !value.contains("&#") && !value.contains("&colon")
  }

  /// Whether an address, in which entities are not resolved, is allowed; one that could hide a
  /// colon behind an entity is not.
  private static func isPlainAddress(_ value: String, _ isAllowed: (String) -> Bool) -> Bool {
    let start = value.utf8.prefix { !"/?#:".utf8.contains($0) }
    return !start.contains(UInt8(ascii: "&")) && isAllowed(value)
  }

  /// Entities are the author's and stay.
  ///
  /// Scalar by scalar: a `"` that a combining accent follows is another `Character`, and ends an
  /// attribute all the same.
  static func escaped(_ value: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
