/// A fenced code block whose info string starts with `network`.
package struct FencedBlock: Equatable, Sendable {
  /// What a splice replaces: from the start of the opening fence's content in its line (after the
  /// prefix of quotes and lists, which stays) to the end of the closing fence, its line ending
  /// left out.
  package let range: SourceRange
  /// The opening fence from its first fence character to the end of its line.
  package let openingFence: SourceRange
  /// `` ` `` or `~`.
  package let fenceCharacter: Character
  /// The number of fence characters at the opening.
  package let fenceLength: Int
  /// What follows `network` in the info string.
  package let infoString: String
  /// The content.
  package let yaml: LocatedText
  /// What each line but the first starts with in the place of the block: the spaces of lists and
  /// the `>` of quotes.
  package let linePrefix: String
  /// The line ending at that place: LF, CRLF or CR.
  package let lineEnding: [UInt8]
  /// Whether generated text needs a blank line before it, lest it join the text above.
  let adjoinsTextAbove: Bool
  /// Whether generated text needs a blank line after it, lest the text below join it.
  let adjoinsTextBelow: Bool

  /// The block's Markdown without the prefix of its quotes and lists: fences and content, lines
  /// separated by LF, none at the end.
  package var markdown: String {
    let fence = String(repeating: fenceCharacter, count: fenceLength)
    let info = infoString.isEmpty ? "network" : "network \(infoString)"
    return fence + info + "\n" + yaml.string + fence
  }

  /// The bytes that put generated Markdown in the block's place, for ``Notebook/splice(_:)``.
  ///
  /// Every line but the first gets the prefix of the lists and quotes around the block, and all
  /// get the source's line ending. Blank lines are added towards text that touches the block,
  /// except beside a code fence, which separates itself.
  ///
  /// - Parameter markdown: lines separated by LF; blank lines around it are dropped.
  package func splicedBytes(of markdown: String) -> [UInt8] {
    var lines = markdown.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false)[...]
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    if adjoinsTextAbove, let first = lines.first, !isFence(first) {
      lines.insert("".utf8[...], at: lines.startIndex)
    }
    if adjoinsTextBelow, let last = lines.last, !isFence(last) { lines.append("".utf8[...]) }
    return prefixed(lines)
  }

  /// The bytes that put generated Markdown after the block, below a blank line.
  ///
  /// - Parameter markdown: lines separated by LF, none at the end.
  package func appendedBytes(of markdown: String) -> [UInt8] {
    prefixed(
      ("\n\n" + markdown).utf8.split(separator: .lineFeed, omittingEmptySubsequences: false)[...])
  }

  /// The lines as they stand in the block's list or quote, the first after what is there already.
  private func prefixed(_ lines: ArraySlice<Substring.UTF8View>) -> [UInt8] {
    var bytes: [UInt8] = []
    let prefix = Array(linePrefix.utf8)
    let blankPrefix = prefix.prefix((prefix.lastIndex { !$0.isSpaceOrTab } ?? -1) + 1)
    for (number, line) in lines.enumerated() {
      if number > 0 {
        bytes += lineEnding
        bytes += line.isEmpty ? blankPrefix : prefix[...]
      }
      bytes += line
    }
    return bytes
  }

  private func isFence(_ line: Substring.UTF8View) -> Bool {
    line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8)
  }
}
