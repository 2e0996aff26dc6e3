/// Why a `network` block cannot be used where it stands.
struct BlockProblem: Error {
  var message: String
  var hint: String
  /// Offset of what it is about, the opening fence's line by default.
  var range: SourceRange
}

extension FencedBlock {
  /// Finds the bytes of a fenced code block of the tree.
  ///
  /// Every line is checked against what cmark-gfm read there, so that a place that is not fully
  /// understood is refused and never spliced wrongly.
  ///
  /// - Parameter lineIndex: the index of the opening fence's line in the source.
  init(
    _ fence: MarkdownElement.Fence, literal: [UInt8], element: MarkdownElement,
    lineIndex: Int, in source: SourceText
  ) throws(BlockProblem) {
    let opening = try OpeningFence(fence, lineIndex: lineIndex, in: source)
    if element.isInFootnote {
      throw opening.problem(
        "a network block inside a footnote is not supported", "move it to the text")
    }
    let content = literal.split(separator: .lineFeed, omittingEmptySubsequences: false).dropLast()
    let closingIndex = lineIndex + content.count + 1
    let isInContainers =
      element.containerLastLine == .max
      || closingIndex - lineIndex <= element.containerLastLine - element.firstLine
    guard isInContainers, Self.isClosingFence(of: fence, lineIndex: closingIndex, in: source) else {
      throw opening.problem(
        "this network block is not closed", opening.closingHint(fence, element))
    }
    let closing = source.line(at: closingIndex)
    var yaml = LocatedText(at: closing.lowerBound)
    for (number, text) in content.enumerated() {
      let line = source.line(at: lineIndex + 1 + number)
      guard let part = ContentLine(text, endOf: line, in: source) else {
        throw BlockProblem(
          message: "this line of the network block cannot be matched with the source",
          hint: "indent it with spaces", range: line)
      }
      yaml.appendLine(part.range, of: source, spacesOfTab: part.spacesOfTab)
    }
    range = opening.contentStart..<Self.endOfText(in: closing, of: source)
    openingFence = opening.fence
    fenceCharacter = Character(Unicode.Scalar(fence.character))
    fenceLength = opening.fenceLength
    infoString = opening.restOfInfo
    self.yaml = yaml
    linePrefix = opening.linePrefix
    lineEnding = Self.lineEnding(in: lineIndex...closingIndex, of: source)
    adjoinsTextAbove = opening.adjoinsTextAbove
    // With a tab, what is the item's and what is the block's cannot be told apart.
    adjoinsTextBelow = Self.isTextThatJoins(
      lineIndex: closingIndex + 1, below: linePrefix,
      isInItem: element.isInItem && !opening.hasTabInPrefix, in: source)
  }

  private static func isClosingFence(
    of fence: MarkdownElement.Fence, lineIndex: Int, in source: SourceText
  ) -> Bool {
    guard lineIndex < source.lineCount else { return false }
    let line = source.bytes[source.line(at: lineIndex)]
    guard let start = line.firstIndex(of: fence.character) else { return false }
    let run = line[start...].prefix { $0 == fence.character }
    return run.count >= fence.length && line[run.endIndex...].allSatisfy(\.isSpaceOrTab)
      && line[..<start].allSatisfy { $0.isSpaceOrTab || $0 == UInt8(ascii: ">") }
  }

  private static func endOfText(in line: SourceRange, of source: SourceText) -> Int {
    var end = line.upperBound
    while end > line.lowerBound, source.bytes[end - 1].isSpaceOrTab { end -= 1 }
    return end
  }

  /// The line ending of the opening fence; CRLF where lone CRs are mixed with others, lest a CR of
  /// ours and an LF of the author's become one.
  private static func lineEnding(in lines: ClosedRange<Int>, of source: SourceText) -> [UInt8] {
    let own = source.lineEnding(at: lines.lowerBound)
    let others = [max(0, lines.lowerBound - 1), lines.upperBound].map(source.lineEnding)
      .filter { !$0.isEmpty && $0 != own }
    let hasLoneCR = (others + [own]).contains([.carriageReturn])
    return hasLoneCR && !others.isEmpty ? [.carriageReturn, .lineFeed] : own
  }

  /// Whether a line holds text that would continue a paragraph or a table above it.
  ///
  /// The next item of a list around the block does not, and a blank line before it would make the
  /// list loose. Its marker stands to the left of the block's lines.
  private static func isTextThatJoins(
    lineIndex: Int, below prefix: String, isInItem: Bool, in source: SourceText
  ) -> Bool {
    guard lineIndex < source.lineCount else { return false }
    let line = source.bytes[source.line(at: lineIndex)]
    let prefix = Array(prefix.utf8)
    if OpeningFence.isBlank(line, in: prefix) { return false }
    let quotes = prefix.lastIndex(of: UInt8(ascii: ">")).map { prefix.prefix($0 + 2) } ?? []
    guard isInItem, line.starts(with: quotes) else { return true }
    let text = line.dropFirst(quotes.count)
    let indentation = text.prefix { $0 == .space }.count
    let width = prefix.count - quotes.count
    // Further in it may be code, or text that joins after all.
    guard indentation < min(width, 4) else { return true }
    let item = text.dropFirst(indentation)
    return OpeningFence.markerLength(of: item.dropFirst(), after: item.first ?? .space) == nil
  }
}

/// The line on which a block opens, split into the prefix of its containers and its fence.
private struct OpeningFence {
  let contentStart: Int
  let fence: SourceRange
  let fenceLength: Int
  let restOfInfo: String
  let linePrefix: String
  let hasTabInPrefix: Bool
  let adjoinsTextAbove: Bool

  init(
    _ fence: MarkdownElement.Fence, lineIndex: Int, in source: SourceText
  ) throws(BlockProblem) {
    let line = source.line(at: lineIndex)
    let bytes = source.bytes
    guard let start = bytes[line].firstIndex(of: fence.character) else {
      throw OpeningFence.unsupported(at: line)
    }
    fenceLength = bytes[start..<line.upperBound].prefix { $0 == fence.character }.count
    self.fence = start..<line.upperBound
    guard min(fenceLength, 255) == fence.length else { throw OpeningFence.unsupported(at: line) }
    restOfInfo = OpeningFence.rest(of: fence.info)
    var contentStart = start
    while contentStart > line.lowerBound, start - contentStart < fence.indentation,
      bytes[contentStart - 1] == .space
    {
      contentStart -= 1
    }
    self.contentStart = contentStart
    let prefix = bytes[line.lowerBound..<contentStart]
    guard let continuation = OpeningFence.continuation(of: prefix) else {
      throw OpeningFence.unsupported(at: start..<line.upperBound)
    }
    linePrefix = String(decoding: continuation, as: UTF8.self)
    hasTabInPrefix = prefix.contains(.tab)
    let startsItem = prefix.contains { !$0.isSpaceOrTab && $0 != UInt8(ascii: ">") }
    adjoinsTextAbove =
      lineIndex > 0 && !startsItem
      && !OpeningFence.isBlank(bytes[source.line(at: lineIndex - 1)], in: continuation)
  }

  /// Whether a line is blank to a block whose lines have a prefix: it holds white space and no
  /// more quote marks than the prefix. (More of them could be text.)
  static func isBlank(_ line: ArraySlice<UInt8>, in prefix: [UInt8]) -> Bool {
    let quote = UInt8(ascii: ">")
    return line.allSatisfy { $0.isSpaceOrTab || $0 == quote }
      && line.count { $0 == quote } <= prefix.count { $0 == quote }
  }

  func problem(_ message: String, _ hint: String) -> BlockProblem {
    BlockProblem(message: message, hint: hint, range: fence)
  }

  func closingHint(_ fence: MarkdownElement.Fence, _ element: MarkdownElement) -> String {
    let text = String(
      repeating: Character(Unicode.Scalar(fence.character)), count: min(fenceLength, 10))
    let advice = "close it with a line of \(text)"
    if element.quoteDepth > 0 { return advice + ", and start each of its lines with >" }
    if element.containerLastLine != .max {
      return advice + ", and indent its lines as far as the text of the list item"
    }
    return advice
  }

  private static func unsupported(at range: SourceRange) -> BlockProblem {
    BlockProblem(
      message: "a network block is not supported in this place",
      hint: "start it on a line of its own", range: range)
  }

  private static func rest(of info: String) -> String {
    let rest = info.drop { !$0.isWhitespace }.drop { $0.isWhitespace }
    return String(rest)
  }

  /// What later lines start with: `> ` for each quote, and spaces as wide as all else.
  ///
  /// A `>` takes one column of the white space after it, if there is any. Tabs are written as
  /// spaces, since their width depends on the column.
  ///
  /// - Returns: `nil` where the prefix holds anything but quote marks, markers of list items and
  ///   white space.
  private static func continuation(of prefix: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var rest = prefix
    var column = 0
    while let byte = rest.popFirst() {
      let isAfterQuote = result.last == UInt8(ascii: ">")
      if isAfterQuote { result.append(.space) }
      var width = 1
      if byte == UInt8(ascii: ">") {
        result.append(byte)
      } else if byte.isSpaceOrTab {
        if byte == .tab { width = 4 - column % 4 }
        result += repeatElement(.space, count: isAfterQuote ? width - 1 : width)
      } else {
        guard let length = markerLength(of: rest, after: byte) else { return nil }
        width = length
        rest = rest.dropFirst(length - 1)
        result += repeatElement(.space, count: width)
      }
      column += width
    }
    return result.last == UInt8(ascii: ">") ? result + [.space] : result
  }

  /// The length of a list item's marker that starts with a byte.
  static func markerLength(of rest: ArraySlice<UInt8>, after first: UInt8) -> Int? {
    let digits = first.isDigit ? 1 + rest.prefix { $0.isDigit }.count : 0
    let end = digits == 0 ? rest : rest.dropFirst(digits)
    let delimiter = digits == 0 ? first : rest.dropFirst(digits - 1).first
    guard let delimiter, (digits == 0 ? "-+*" : ".)").utf8.contains(delimiter),
      end.first?.isSpaceOrTab == true
    else { return nil }
    return digits + 1
  }
}

/// A content line of a code block, found again at the end of its source line.
private struct ContentLine {
  let range: SourceRange
  /// Spaces of a tab that is partly the containers' and partly the content's.
  let spacesOfTab: Int

  /// Compares from the end.
  ///
  /// A NUL of the source is U+FFFD in the literal.
  init?(_ literal: ArraySlice<UInt8>, endOf line: SourceRange, in source: SourceText) {
    var rest = literal
    var start = line.upperBound
    while let byte = rest.last, start > line.lowerBound {
      let original = source.bytes[start - 1]
      if original == byte {
        rest.removeLast()
      } else if original == 0, rest.suffix(3).elementsEqual("\u{FFFD}".utf8) {
        rest.removeLast(3)
      } else {
        break
      }
      start -= 1
    }
    if rest.isEmpty {
      spacesOfTab = 0
    } else {
      guard start > line.lowerBound, source.bytes[start - 1] == .tab,
        rest.count < 4, rest.allSatisfy({ $0 == .space })
      else { return nil }
      spacesOfTab = rest.count
    }
    range = start..<line.upperBound
  }
}
