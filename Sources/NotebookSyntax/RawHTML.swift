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
      } else if let tag = Tag(startOf: input), Self.elements.contains(tag.name) {
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

  private mutating func write(_ tag: Tag) {
    output += (tag.isClosing ? "</" : "<").utf8
    output += tag.name.utf8
    for attribute in tag.attributes where Self.allows(attribute) {
      output += " \(attribute.name)=\"\(Self.escaped(attribute.value))\"".utf8
    }
    output += ">".utf8
  }

  private static func allows(_ attribute: Tag.Attribute) -> Bool {
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
  private static func escaped(_ value: String) -> String {
    value.replacing("\"", with: "&quot;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

/// One opening or closing tag by the grammar of CommonMark (section 6.6), which is that of HTML
/// without its oddities.
private struct Tag {
  struct Attribute {
    var name: String
    var value: String
  }

  var name = ""
  var isClosing = false
  var attributes: [Attribute] = []
  /// The number of bytes that it takes.
  var length = 0

  /// Reads a tag at the start of some bytes; `nil` where there is none that ends.
  init?(startOf bytes: ArraySlice<UInt8>) {
    var rest = bytes.dropFirst()
    if rest.first == UInt8(ascii: "/") {
      isClosing = true
      rest = rest.dropFirst()
    }
    let word = rest.prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
    guard let first = word.first, first.isLetter else { return nil }
    name = String(decoding: word, as: UTF8.self).lowercased()
    rest = rest[word.endIndex...]
    while true {
      let spaces = rest.prefix { $0 <= .space }
      rest = rest[spaces.endIndex...]
      if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
      guard let next = rest.first else { return nil }
      if next == UInt8(ascii: ">") { break }
      guard !spaces.isEmpty, !isClosing, let attribute = Tag.attribute(from: &rest) else {
        return nil
      }
      if !attributes.contains(where: { $0.name == attribute.name }) {
        attributes.append(attribute)
      }
    }
    length = rest.startIndex - bytes.startIndex + 1
  }

  private static func attribute(from rest: inout ArraySlice<UInt8>) -> Attribute? {
    let word = rest.prefix { $0.isLetter || $0.isDigit || "_:.-".utf8.contains($0) }
    guard !word.isEmpty else { return nil }
    let name = String(decoding: word, as: UTF8.self).lowercased()
    rest = rest[word.endIndex...]
    let afterSpace = rest.drop { $0 <= .space }
    guard afterSpace.first == UInt8(ascii: "=") else { return Attribute(name: name, value: "") }
    rest = afterSpace.dropFirst().drop { $0 <= .space }
    guard let quote = rest.first else { return nil }
    let value: ArraySlice<UInt8>
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      rest = rest.dropFirst()
      value = rest.prefix { $0 != quote }
      guard value.endIndex < rest.endIndex else { return nil }
      rest = rest[(value.endIndex + 1)...]
    } else {
      value = rest.prefix { $0 > .space && !"\"'=<>`".utf8.contains($0) }
      guard !value.isEmpty else { return nil }
      rest = rest[value.endIndex...]
    }
    return Attribute(name: name, value: String(decoding: value, as: UTF8.self))
  }
}
