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
    guard length > 0, let closing = Self.run(of: length, from: runEnd, in: bytes) else {
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

  /// Where the next run of exactly so many backticks starts.
  private static func run(of length: Int, from start: Int, in bytes: [UInt8]) -> Int? {
    var index = start
    while index < bytes.count {
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
