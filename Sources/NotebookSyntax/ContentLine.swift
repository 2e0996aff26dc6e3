/// A content line of a code block, found again at the end of its source line.
struct ContentLine {
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
