/// Finds the bytes of inline values.
///
/// cmark-gfm says which code spans there are, but not where. So the text is parsed a second time
/// with each `{network` in it replaced by a mark of the same length: a code span that starts with
/// a mark tells which place it comes from. Letters for letters change nothing else in the tree.
struct InlineValueLocator {
  private static let opener = Array("{network".utf8)

  /// The offsets of the `{` of the code spans that start with `{network`, in the order of
  /// the tree.
  static func openings(in source: SourceText, from start: Int) -> [Int] {
    let places = offsets(of: opener, in: source.bytes, from: start)
    guard !places.isEmpty else { return [] }
    var marked = source.bytes
    let initials = unusedInitials(in: source.bytes)
    for (number, place) in places.enumerated() {
      for (index, letter) in (initials + letters(for: number)).enumerated() {
        marked[place + 1 + index] = letter
      }
    }
    return CommonMark.elements(of: marked[start...]).compactMap { element in
      guard case .codeSpan(let literal) = element.kind, literal.count >= opener.count,
        literal[1..<3].elementsEqual(initials)
      else { return nil }
      return number(for: literal[3..<opener.count]).map { places[$0] }
    }
  }

  private static func offsets(of pattern: [UInt8], in bytes: [UInt8], from start: Int) -> [Int] {
    var found: [Int] = []
    var index = start
    while index + pattern.count <= bytes.count {
      if bytes[index] == pattern[0], bytes[index..<index + pattern.count].elementsEqual(pattern) {
        found.append(index)
        index += pattern.count
      } else {
        index += 1
      }
    }
    return found
  }

  /// Two letters that nowhere follow a `{`.
  private static func unusedInitials(in bytes: [UInt8]) -> [UInt8] {
    let letters = "zyxwvutsrqponmlkjihgfedcba".utf8
    for first in letters {
      for second in letters {
        let pair = [first, second]
        if offsets(of: [opener[0]] + pair, in: bytes, from: 0).isEmpty { return pair }
      }
    }
    return Array("zz".utf8)
  }

  /// A number below 26⁵ in five letters.
  private static func letters(for number: Int) -> [UInt8] {
    var rest = number
    var letters: [UInt8] = []
    for _ in 0..<5 {
      letters.append(UInt8(ascii: "a") + UInt8(rest % 26))
      rest /= 26
    }
    return letters
  }

  private static func number(for letters: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for letter in letters.reversed() {
      guard letter.isLetter else { return nil }
      number = number * 26 + Int(letter) - Int(UInt8(ascii: "a"))
    }
    return number
  }
}

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
    var index = 0
    while index + 1 < characters.count {
      if characters[index].byte == .backslash, characters[index + 1].byte == UInt8(ascii: "|") {
        characters.remove(at: index)
      }
      index += 1
    }
  }
}

extension InlineValue {
  /// Takes the text of a code span apart: `{network NAME} expression | format`.
  init(_ span: CodeSpan) throws(BlockProblem) {
    let text = span.text
    guard let close = text.firstIndex(of: UInt8(ascii: "}")) else {
      throw BlockProblem(
        message: "the inline value lacks a }", hint: "write `{network} loss`", range: span.range)
    }
    let bar = text[close...].firstIndex(of: UInt8(ascii: "|"))
    let expression = Part(of: span, close + 1..<(bar ?? text.count))
    guard let expression else {
      throw BlockProblem(
        message: "the inline value does not say what to show",
        hint: "write a value's name after the }, such as `{network} loss`", range: span.range)
    }
    let format = bar.flatMap { Part(of: span, $0 + 1..<text.count) }
    if bar != nil, format == nil {
      throw BlockProblem(
        message: "the inline value has no format after the |",
        hint: "write one, such as .4f, or leave the | out", range: span.range)
    }
    range = span.range
    network = Part(of: span, InlineValue.openerLength..<close)
    self.expression = expression
    self.format = format
  }

  /// The length of `{network`.
  static let openerLength = 8
}

extension InlineValue.Part {
  /// A part of a span's text without the spaces around it; `nil` where nothing else is there.
  fileprivate init?(of span: CodeSpan, _ range: Range<Int>) {
    let text = span.text[range]
    guard let first = text.firstIndex(where: { !$0.isSpaceOrTab }),
      let last = text.lastIndex(where: { !$0.isSpaceOrTab })
    else { return nil }
    self.text = String(decoding: text[first...last], as: UTF8.self)
    self.range = span.offsets[first]..<span.offsets[last] + 1
  }
}
