/// One opening or closing tag by the grammar of CommonMark (section 6.6), which is that of HTML
/// without its oddities.
package struct HTMLTag: Sendable {
  /// An attribute as it is written, entities unresolved.
  package struct Attribute: Sendable {
    /// In lower case.
    package let name: String
    /// Without its quotation marks.
    package let value: String
  }

  /// In lower case.
  package private(set) var name = ""
  /// Whether it is `</name>`.
  package private(set) var isClosing = false
  /// The first of each name.
  package internal(set) var attributes: [Attribute] = []
  /// The number of bytes that it takes.
  private(set) var length = 0

  /// The tags in some HTML, those in comments left out.
  static func all(in html: String) -> [HTMLTag] {
    var tags: [HTMLTag] = []
    var input = Array(html.utf8)[...]
    while let start = input.firstIndex(of: UInt8(ascii: "<")) {
      input = input[start...]
      if input.starts(with: "<!--".utf8) {
        RawHTML.skipComment(&input)
      } else if let tag = HTMLTag(startOf: input) {
        tags.append(tag)
        input = input.dropFirst(tag.length)
      } else {
        input.removeFirst()
      }
    }
    return tags
  }

  /// Makes an opening tag with one attribute.
  init(_ name: String, _ attribute: String, _ value: String) {
    self.name = name
    attributes = [Attribute(name: attribute, value: value)]
  }

  /// Makes a closing tag.
  init(closing name: String) {
    self.name = name
    isClosing = true
  }

  /// The value of an attribute, if it has one.
  package internal(set) subscript(_ name: String) -> String? {
    get { attributes.first { $0.name == name }?.value }
    set {
      guard let index = attributes.firstIndex(where: { $0.name == name }) else { return }
      attributes[index] = Attribute(name: name, value: newValue ?? "")
    }
  }

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
    var names: Set<String> = []
    while true {
      let spaces = rest.prefix { $0 <= .space }
      rest = rest[spaces.endIndex...]
      if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
      guard let next = rest.first else { return nil }
      if next == UInt8(ascii: ">") { break }
      guard !spaces.isEmpty, !isClosing, let attribute = HTMLTag.attribute(from: &rest) else {
        return nil
      }
      if names.insert(attribute.name).inserted { attributes.append(attribute) }
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
