/// Finds elements whose content is text alone: `style` and `script`.
enum HTMLElements {
  /// The contents of the elements of a name, in their order, as a browser takes them.
  static func contents(of name: String, in html: String) -> [String] {
    var contents: [String] = []
    var rest = Array(html.utf8)[...]
    while let tag = rest.first(Array("<\(name)".utf8)) {
      rest = rest[tag.upperBound...]
      // `<styles` is another element.
      guard let next = rest.first, next == UInt8(ascii: ">") || next.isHTMLSpace else { continue }
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
      rest = rest[(end + 1)...]
      guard let close = rest.first(Array("</\(name)".utf8)) else { break }
      contents.append(String(decoding: rest[..<close.lowerBound], as: UTF8.self))
      rest = rest[close.upperBound...]
    }
    return contents
  }
}

extension UInt8 {
  /// Space, tab, line feed, form feed and carriage return.
  var isHTMLSpace: Bool { isSpace && self != 0x0B }
}
