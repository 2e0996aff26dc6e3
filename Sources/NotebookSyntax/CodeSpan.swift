/// A code span found in the source, with the place of each byte of its text.
struct CodeSpan {
  /// The span with its backticks.
  let range: SourceRange
  /// The text as CommonMark reads it.
  let text: [UInt8]
  /// The offset of each byte of the text.
  let offsets: [Int]

  /// Reads the span whose text starts at an offset, and makes sure that it reads as `literal`.
  ///
  /// - Returns: `nil` where the bytes there are not that span.
  init?(startingAt start: Int, literal: [UInt8], quoteDepth: Int, in source: SourceText) {
    let bytes = source.bytes
    var opening = start
    if opening > 0, bytes[opening - 1] == .space { opening -= 1 }
    let runEnd = opening
    while opening > 0, bytes[opening - 1] == .backtick { opening -= 1 }
    let backslashes = bytes[..<opening].reversed().prefix { $0 == .backslash }.count
    if backslashes % 2 == 1 { opening += 1 }
    let length = runEnd - opening
    guard length > 0, let closing = Self.run(of: length, from: runEnd, in: bytes[...]) else {
      return nil
    }
    range = opening..<closing + length
    var characters = Self.characters(in: runEnd..<closing, quoteDepth: quoteDepth, of: bytes)
    if characters.first?.byte == .space, characters.last?.byte == .space,
      !characters.allSatisfy({ $0.byte == .space })
    {
      characters.removeFirst()
      characters.removeLast()
    }
    if characters.count > literal.count { Self.unescapePipes(&characters) }
    text = characters.map(\.byte)
    offsets = characters.map(\.offset)
    guard text == literal else { return nil }
  }

  /// Takes some bytes for a span, each with its offset, backticks included.
  init(bytes: ArraySlice<UInt8>, offsets: ArraySlice<Int>) {
    let ticks = bytes.prefix { $0 == .backtick }.count
    var inner = Array(zip(bytes, offsets)).dropFirst(ticks).dropLast(ticks)
    if inner.count > 1, inner.first?.0 == .space, inner.last?.0 == .space {
      inner = inner.dropFirst().dropLast()
    }
    range = (offsets.first ?? 0)..<(offsets.last ?? -1) + 1
    text = inner.map { $0.0.isLineEnd ? .space : $0.0 }
    self.offsets = inner.map(\.1)
  }

  /// Where an inline value ends that starts at an offset of some bytes, with its backticks; nil where none does.
  static func endOfValue(startingAt start: Int, in bytes: [UInt8]) -> Int? {
    let near = bytes[start...].prefix(longestValue)
    let length = near.prefix { $0 == .backtick }.count
    let text = near.dropFirst(length)
    guard length > 0, opensValue(text.first == .space ? text.dropFirst() : text) else { return nil }
    return run(of: length, from: start + length, in: near).map { $0 + length }
  }

  /// No inline value in a formula or in other text is longer, so that they are found in time proportional to the text.
  private static let longestValue = 1024

  /// Whether the text of a span is that of an inline value: `{network` and a `}` or a name.
  static func opensValue(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = text.dropFirst(Marks.opener.count)
    return text.starts(with: Marks.opener)
      && (rest.isEmpty || rest.first == UInt8(ascii: "}") || rest.first == .space)
  }

  /// The inline values in some bytes, with their backticks.
  static func values(in bytes: [UInt8]) -> [Range<Int>] {
    var values: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == .backtick, let end = endOfValue(startingAt: index, in: bytes) {
        values.append(index..<end)
        index = end
      } else {
        index += max(1, bytes[index...].prefix { $0 == .backtick }.count)
      }
    }
    return values
  }

  /// Where the next run of exactly so many backticks starts.
  private static func run(
    of length: Int, from start: Int, in bytes: ArraySlice<UInt8>
  ) -> Int? {
    var index = start
    while index < bytes.endIndex {
      let run = bytes[index...].prefix { $0 == .backtick }.count
      if run == length { return index }
      index += max(run, 1)
    }
    return nil
  }

  /// The bytes of a range, each with its offset.
  ///
  /// A line ending, with the indentation and the
  /// quote marks of the next line, is one space; a NUL is U+FFFD.
  private static func characters(
    in range: SourceRange, quoteDepth: Int, of bytes: [UInt8]
  ) -> [(byte: UInt8, offset: Int)] {
    var characters: [(byte: UInt8, offset: Int)] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == 0 {
        characters += "\u{FFFD}".utf8.map { ($0, index) }
        index += 1
      } else if byte.isLineEnd {
        characters.append((.space, index))
        if byte == .carriageReturn, bytes[index + 1] == .lineFeed { index += 1 }
        index += 1
        var quotes = 0
        while index < range.upperBound {
          let isQuote = bytes[index] == UInt8(ascii: ">") && quotes < quoteDepth
          guard bytes[index].isSpaceOrTab || isQuote else { break }
          quotes += isQuote ? 1 : 0
          index += 1
        }
      } else {
        characters.append((byte, index))
        index += 1
      }
    }
    return characters
  }

  /// Drops the backslash of each `\|`, as a table's cells do.
  private static func unescapePipes(_ characters: inout [(byte: UInt8, offset: Int)]) {
    characters = characters.indices.filter { index in
      characters[index].byte != .backslash || index + 1 == characters.count
        || characters[index + 1].byte != UInt8(ascii: "|")
    }.map { characters[$0] }
  }
}
