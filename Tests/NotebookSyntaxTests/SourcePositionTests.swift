import NotebookSyntax
import Testing

@Suite struct SourcePositionTests {
  @Test func columnsAreUnitsOfTheirKind() throws {
    let source = try SourceText(name: "", bytes: Array("aé\u{1D538}b\r\nc\r\rd".utf8))
    let places: [(Int, Int, Int, Int)] = [
      (0, 0, 0, 0), (1, 0, 1, 1), (3, 0, 3, 2), (7, 0, 7, 4), (8, 0, 8, 5), (10, 1, 0, 0),
      (12, 2, 0, 0), (13, 3, 0, 0), (14, 3, 1, 1),
    ]
    for (offset, line, utf8, utf16) in places {
      for (unit, column) in [(SourcePosition.Unit.utf8, utf8), (.utf16, utf16)] {
        let position = SourcePosition(line: line, column: column)
        #expect(source.position(ofOffset: offset, in: unit) == position)
        #expect(source.offset(of: position, in: unit) == offset)
      }
    }
  }

  @Test func whatIsOutOfRangeIsTakenAsTheNearest() throws {
    let source = try SourceText(name: "", bytes: Array("aé\u{1D538}\nb".utf8))
    for unit in [SourcePosition.Unit.utf8, .utf16] {
      #expect(source.offset(of: SourcePosition(line: 0, column: 99), in: unit) == 7)
      #expect(source.offset(of: SourcePosition(line: 9, column: 0), in: unit) == 9)
      #expect(source.offset(of: SourcePosition(line: .max, column: .max), in: unit) == 9)
      #expect(source.position(ofOffset: 99, in: unit) == SourcePosition(line: 1, column: 1))
    }
    // Within a character.
    #expect(source.offset(of: SourcePosition(line: 0, column: 3), in: .utf16) == 3)
    #expect(source.offset(of: SourcePosition(line: 0, column: 2), in: .utf8) == 1)
  }

  @Test func aByteOrderMarkIsPartOfItsLine() throws {
    let source = try SourceText(name: "", bytes: Array("\u{FEFF}a".utf8))
    #expect(source.position(ofOffset: 3, in: .utf16) == SourcePosition(line: 0, column: 1))
    #expect(source.offset(of: SourcePosition(line: 0, column: 1), in: .utf16) == 3)
  }
}
