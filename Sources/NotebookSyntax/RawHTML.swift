/// The raw HTML of an author's prose, reduced to what cannot run, load or cover anything.
///
/// Tags and attributes on a list of harmless ones are written anew; every other `<` is escaped, so
/// that the reader sees what was refused. Comments are dropped. This is stricter than the tag
/// filter of GitHub-flavoured Markdown, which lets `onclick` and `javascript:` through.
struct RawHTML {
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

  private var input: ArraySlice<UInt8>
  private var output: [UInt8] = []

  /// Reduces a piece of HTML.
  static func sanitized(_ html: String) -> String {
    var reader = RawHTML(input: Array(html.utf8)[...])
    reader.run()
    return String(decoding: reader.output, as: UTF8.self)
  }

  private init(input: ArraySlice<UInt8>) {
    self.input = input
  }

  private mutating func run() {
    while let byte = input.first {
      guard byte == UInt8(ascii: "<") else {
        output.append(byte)
        input.removeFirst()
        continue
      }
      if input.starts(with: "<!--".utf8) {
        skipComment()
      } else if let tag = HTMLTag(startOf: input), Self.elements.contains(tag.name) {
        write(tag)
        input = input.dropFirst(tag.length)
      } else {
        output += "&lt;".utf8
        input.removeFirst()
      }
    }
  }

  /// A comment that never ends takes the rest.
  private mutating func skipComment() {
    input = input.dropFirst(4)
    while !input.isEmpty, !input.starts(with: "-->".utf8) { input.removeFirst() }
    input = input.dropFirst(3)
  }

  private mutating func write(_ tag: HTMLTag) {
    output += (tag.isClosing ? "</" : "<").utf8
    output += tag.name.utf8
    for attribute in tag.attributes where Self.allows(attribute) {
      output += " \(attribute.name)=\"\(Self.escaped(attribute.value))\"".utf8
    }
    output += ">".utf8
  }

  private static func allows(_ attribute: HTMLTag.Attribute) -> Bool {
    guard attributes.contains(attribute.name) else { return false }
    switch attribute.name {
    case "href", "cite": return isPlainAddress(attribute.value, AddressPolicy.allowsLink)
    case "src": return isPlainAddress(attribute.value, AddressPolicy.allowsImage)
    default: return true
    }
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
