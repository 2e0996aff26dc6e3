/// Text cut out of a source (a block's YAML) that remembers where each byte stood.
///
/// Its lines end with LF, and what the Markdown around it adds to a line (indentation of a list,
/// `> ` of a quote) is left out.
package struct LocatedText: Equatable, Sendable {
  /// A line: where it starts in the text, and in the source.
  private struct Line: Equatable, Sendable {
    var start: Int
    /// Spaces at the start of the line that come from one tab in the source, at `sourceStart - 1`.
    var spacesOfTab: Int
    var sourceStart: Int
    /// The number of bytes taken from the source.
    var length: Int
  }

  /// The text's bytes in UTF-8.
  package private(set) var bytes: [UInt8] = []
  private var lines: [Line] = []
  /// Where the text ends in the source, for what is missing at the end.
  private let sourceEnd: Int

  /// Makes an empty text that stands at an offset of the source.
  init(at offset: Int) {
    sourceEnd = offset
  }

  /// The rest of a source, from an offset on; its first line must not be within the byte-order mark.
  package init(of source: SourceText, from offset: Int) {
    self.init(at: source.bytes.count)
    for index in source.lineIndex(ofOffset: offset)..<source.lineCount {
      let line = source.line(at: index)
      appendLine(max(line.lowerBound, min(offset, line.upperBound))..<line.upperBound, of: source)
    }
  }

  /// Adds a line that stands at a range of the source, after the given number of spaces that stem
  /// from a tab.
  mutating func appendLine(_ range: SourceRange, of source: SourceText, spacesOfTab: Int = 0) {
    lines.append(
      Line(
        start: bytes.count, spacesOfTab: spacesOfTab, sourceStart: range.lowerBound,
        length: range.count))
    bytes.append(contentsOf: repeatElement(.space, count: spacesOfTab))
    bytes.append(contentsOf: source.bytes[range])
    bytes.append(.lineFeed)
  }

  /// The text.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The number of lines.
  package var lineCount: Int { lines.count }

  /// Where a byte of the text stands in the source.
  ///
  /// A line's LF maps to the end of its line.
  package func sourceOffset(of offset: Int) -> Int {
    guard offset < bytes.count else { return sourceEnd }
    let line = lines[max(lines.partitioningIndex { $0.start > offset } - 1, 0)]
    let column = offset - line.start - line.spacesOfTab
    return column < 0 ? line.sourceStart - 1 : line.sourceStart + min(column, line.length)
  }

  /// The range of the source between the places of two offsets of the text.
  package func sourceRange(of range: Range<Int>) -> SourceRange {
    let start = sourceOffset(of: range.lowerBound)
    guard range.upperBound > range.lowerBound else { return start..<start }
    return start..<max(start, sourceOffset(of: range.upperBound - 1) + 1)
  }
}
