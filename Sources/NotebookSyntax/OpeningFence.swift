/// The line on which a block opens, split into the prefix of its containers and its fence.
struct OpeningFence {
  /// Where the prefix of the containers ends.
  let contentStart: Int
  /// From the first fence character to the end of the line.
  let fence: SourceRange
  let fenceLength: Int
  /// The info string behind its first word.
  let restOfInfo: String
  /// What later lines of the containers start with.
  let linePrefix: String
  let hasTabInPrefix: Bool
  let adjoinsTextAbove: Bool

  init(
    _ fence: MarkdownNode.Fence, lineIndex: Int, in source: SourceText
  ) throws(LivePartProblem) {
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

  /// Whether a line is surely blank to a block whose lines have a prefix: it holds white space, or
  /// quote marks just where the prefix has them. (Elsewhere they could be text.)
  static func isBlank(_ line: ArraySlice<UInt8>, in prefix: [UInt8]) -> Bool {
    let end = line.lastIndex { !$0.isSpaceOrTab }.map { $0 + 1 } ?? line.startIndex
    return prefix.starts(with: line[..<end])
  }

  func problem(_ message: String, _ hint: String) -> LivePartProblem {
    LivePartProblem(message: message, hint: hint, range: fence)
  }

  func closingHint(_ fence: MarkdownNode.Fence, _ element: MarkdownNode) -> String {
    let text = String(
      repeating: Character(Unicode.Scalar(fence.character)), count: min(fenceLength, 10))
    let advice = "close it with a line of \(text)"
    if element.quoteDepth > 0 { return advice + ", and start each of its lines with >" }
    if element.containerLastLine != .max {
      return advice + ", and indent its lines as far as the text of the list item"
    }
    return advice
  }

  private static func unsupported(at range: SourceRange) -> LivePartProblem {
    LivePartProblem(
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
