/// A place as the Language Server Protocol names it: line and column from 0.
///
/// A byte-order mark, which no editor hands on, would be a part of the first line.
package struct SourcePosition: Equatable, Sendable {
  /// What columns count.
  package enum Unit: String, Sendable {
    /// Bytes.
    case utf8 = "utf-8"
    /// UTF-16 code units.
    case utf16 = "utf-16"
  }

  /// The line, from 0.
  package var line: Int
  /// The column in units, from 0.
  package var column: Int

  /// Makes a position.
  package init(line: Int, column: Int) { (self.line, self.column) = (line, column) }
}

extension SourceText {
  /// The position of a byte; offsets past the end are taken as the end.
  package func position(
    ofOffset offset: Int, in unit: SourcePosition.Unit
  ) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(ofOffset: offset)
    let start = line == 0 ? 0 : lineStarts[line]
    return SourcePosition(line: line, column: Self.count(bytes[start..<max(start, offset)], unit))
  }

  /// The byte at a position. A column past the end of its line is that end, a line past the end of the text the text's;
  /// a column within a character is that before it.
  package func offset(of position: SourcePosition, in unit: SourcePosition.Unit) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lineCount else { return bytes.count }
    let range = line(at: position.line)
    let start = position.line == 0 ? 0 : range.lowerBound
    let end = max(start, range.upperBound)
    var offset = start
    var column = 0
    while offset < end {
      let next = bytes[(offset + 1)..<end].firstIndex { !$0.isContinuation } ?? end
      column += Self.count(bytes[offset..<next], unit)
      if column > position.column { break }
      offset = next
    }
    return offset
  }

  /// The bytes of the line that holds an offset, without its end.
  package func lineRange(around offset: Int) -> SourceRange {
    let index = lineIndex(ofOffset: min(max(offset, 0), bytes.count))
    let range = line(at: index)
    return range.lowerBound..<max(range.lowerBound, range.upperBound)
  }

  private static func count(_ bytes: ArraySlice<UInt8>, _ unit: SourcePosition.Unit) -> Int {
    switch unit {
    case .utf8: bytes.count
    case .utf16: bytes.reduce(0) { $0 + ($1.isContinuation ? 0 : $1 >= 0xF0 ? 2 : 1) }
    }
  }
}
