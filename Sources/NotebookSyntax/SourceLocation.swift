/// A place as editors and compilers name it.
///
/// Lines and columns count from 1. A column is one Unicode scalar; a tab is one column, and a
/// byte-order mark is none.
package struct SourceLocation: Comparable, Hashable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  package let line: Int
  /// The column in Unicode scalars, from 1.
  package let column: Int

  /// Makes a location of a line and a column, both from 1.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// `line:column`.
  package var description: String { "\(line):\(column)" }

  /// Whether one place stands before another.
  package static func < (first: SourceLocation, second: SourceLocation) -> Bool {
    (first.line, first.column) < (second.line, second.column)
  }
}

extension SourceText {
  /// The location of a byte; offsets past the end are taken as the end.
  package func location(ofOffset offset: Int) -> SourceLocation {
    let offset = min(max(offset, lineStarts[0]), bytes.count)
    let index = lineIndex(ofOffset: offset)
    let column = characterCount(before: offset) - characterCount(before: lineStarts[index]) + 1
    return SourceLocation(line: index + 1, column: column)
  }
}
