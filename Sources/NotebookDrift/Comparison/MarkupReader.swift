import NotebookSyntax

/// Takes a page or a picture apart into pieces that follow each other without a gap.
struct MarkupReader: Sequence, IteratorProtocol {
  enum Token {
    case text(Range<Int>)
    case tag(Tag)
    /// What is not markup and has nothing to compare: comments, declarations, style sheets, scripts.
    case verbatim(Range<Int>)
    /// JSON that a page's script reads.
    case data(Range<Int>)
  }

  struct Tag {
    var name: String
    var isClosing: Bool
    var range: Range<Int>
    /// What follows the name.
    var attributes: ArraySlice<UInt8>
  }

  private let bytes: [UInt8]
  private var position = 0
  /// The element whose content comes next and is not markup.
  private var rawElement: Tag?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Token? {
    if let element = rawElement {
      rawElement = nil
      let content = take(
        through: bytes[position...].firstRange(of: "</\(element.name)".utf8)?.lowerBound)
      let isData = element.attributes.firstRange(of: "type=\"application/json\"".utf8) != nil
      return isData ? .data(content) : .verbatim(content)
    }
    guard position < bytes.count else { return nil }
    let rest = bytes[position...]
    if rest.starts(with: "<!--".utf8) {
      return .verbatim(take(through: rest.dropFirst(4).firstRange(of: "-->".utf8)?.upperBound))
    }
    if rest.starts(with: "<!".utf8) || rest.starts(with: "<?".utf8) {
      return .verbatim(take(through: rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }))
    }
    if let tag = takeTag() {
      if !tag.isClosing, ["style", "script"].contains(tag.name) { rawElement = tag }
      return .tag(tag)
    }
    return .text(take(through: rest.dropFirst().firstIndex(of: UInt8(ascii: "<"))))
  }

  /// Goes on to an offset, or to the end where there is none.
  private mutating func take(through end: Int?) -> Range<Int> {
    let start = position
    position = end ?? bytes.count
    return start..<position
  }

  private mutating func takeTag() -> Tag? {
    guard bytes[position] == UInt8(ascii: "<") else { return nil }
    var inside = bytes[(position + 1)...]
    let isClosing = inside.first == UInt8(ascii: "/")
    if isClosing { inside = inside.dropFirst() }
    guard inside.first?.isLetter == true else { return nil }
    let name = inside.prefix { !$0.isSpace && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
    let end = Self.endOfTag(inside[name.endIndex...])
    let attributes = inside[name.endIndex..<end]
    return Tag(
      name: name.string, isClosing: isClosing,
      range: take(through: Swift.min(end + 1, bytes.count)),
      attributes: attributes)
  }

  /// Where the `>` stands that is in no quotation marks.
  private static func endOfTag(_ bytes: ArraySlice<UInt8>) -> Int {
    var quote: UInt8?
    for (offset, byte) in zip(bytes.indices, bytes) {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return offset
      }
    }
    return bytes.endIndex
  }
}
