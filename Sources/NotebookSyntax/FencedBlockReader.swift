extension FencedBlock {
  /// Finds the bytes of a fenced code block of the tree.
  ///
  /// Every line is checked against what cmark-gfm read there, so that a place that is not fully
  /// understood is refused and never spliced wrongly.
  ///
  /// - Parameter lineIndex: the index of the opening fence's line in the source.
  init(
    _ fence: MarkdownNode.Fence, literal: [UInt8], element: MarkdownNode,
    lineIndex: Int, in source: SourceText
  ) throws(LivePartProblem) {
    let opening = try OpeningFence(fence, lineIndex: lineIndex, in: source)
    if element.isInFootnote {
      throw opening.problem(
        "a network block inside a footnote is not supported", "move it to the text")
    }
    let content = literal.split(separator: .lineFeed, omittingEmptySubsequences: false).dropLast()
    let closingIndex = lineIndex + content.count + 1
    guard element.containerLastLine - element.firstLine >= content.count + 1,
      Self.isClosingFence(of: fence, lineIndex: closingIndex, in: source)
    else {
      throw opening.problem(
        "this network block is not closed", opening.closingHint(fence, element))
    }
    let closing = source.line(at: closingIndex)
    range = opening.contentStart..<closing.upperBound
    openingFence = opening.fence
    fenceCharacter = Character(Unicode.Scalar(fence.character))
    fenceLength = opening.fenceLength
    infoString = opening.restOfInfo
    yaml = try Self.text(
      content, from: lineIndex + 1, in: source, endingAt: closing.lowerBound)
    linePrefix = opening.linePrefix
    lineEnding = Self.lineEnding(in: lineIndex...closingIndex, of: source)
    adjoinsTextAbove = opening.adjoinsTextAbove
    // With a tab, what is the item's and what is the block's cannot be told apart.
    adjoinsTextBelow = Self.isTextThatJoins(
      lineIndex: closingIndex + 1, below: linePrefix,
      isInItem: element.isInItem && !opening.hasTabInPrefix, in: source)
  }

  /// The content with the place of each line.
  private static func text(
    _ content: some Collection<ArraySlice<UInt8>>, from lineIndex: Int, in source: SourceText,
    endingAt end: Int
  ) throws(LivePartProblem) -> LocatedText {
    var text = LocatedText(at: end)
    for (number, literal) in content.enumerated() {
      let line = source.line(at: lineIndex + number)
      guard let part = ContentLine(literal, endOf: line, in: source) else {
        throw LivePartProblem(
          message: "this line of the network block cannot be matched with the source",
          hint: "indent it with spaces", range: line)
      }
      text.appendLine(part.range, of: source, spacesOfTab: part.spacesOfTab)
    }
    return text
  }

  private static func isClosingFence(
    of fence: MarkdownNode.Fence, lineIndex: Int, in source: SourceText
  ) -> Bool {
    guard lineIndex < source.lineCount else { return false }
    let line = source.bytes[source.line(at: lineIndex)]
    guard let start = line.firstIndex(of: fence.character) else { return false }
    let run = line[start...].prefix { $0 == fence.character }
    return run.count >= fence.length && line[run.endIndex...].allSatisfy(\.isSpaceOrTab)
      && line[..<start].allSatisfy { $0.isSpaceOrTab || $0 == UInt8(ascii: ">") }
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
