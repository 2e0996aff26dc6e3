import CAllocations
import Testing

@testable import NotebookSyntax

/// Lines of any length, of which places are told without reading them from their start.
@Suite struct LongLineTests {
  private static let text =
    "\u{FEFF}" + String(repeating: "aé日\u{1F600}b\t", count: 700) + "\r\n"
    + String(repeating: "x", count: 5000) + "\n" + String(repeating: "\u{1F600}", count: 2000)

  @Test func columnsAreThoseThatAreCounted() {
    let source = source(Self.text)
    let bytes = source.bytes
    for offset in stride(from: 3, through: bytes.count, by: 7) {
      let location = source.location(ofOffset: offset)
      let line = source.line(at: location.line - 1)
      let counted = bytes[line.lowerBound..<offset].count { !$0.isContinuation } + 1
      #expect(location.column == counted, "\(offset)")
    }
  }

  @Test func placesInYAMLAreThoseThatAreCounted() {
    let source = source(Self.text)
    var located = LocatedText(at: source.bytes.count)
    for line in 0..<source.lineCount { located.appendLine(source.line(at: line), of: source) }
    let offsets = CharacterOffsets(of: located.bytes)
    var character = 0
    for (offset, byte) in located.bytes.enumerated() where !byte.isContinuation {
      #expect(offsets[character] == offset, "\(character)")
      character += 1
    }
    #expect(offsets[character] == located.bytes.count)
    #expect(offsets[character + 1] == located.bytes.count)
  }

  /// The same excerpt, and the same work, wherever the ends of the line are.
  @Test func excerptsAreOfWhatStandsNear() {
    func excerpt(_ count: Int) -> (text: String, bytes: Int) {
      let side = String(repeating: "é ", count: count)
      let source = source(side + "HERE" + side)
      let start = side.utf8.count
      let diagnostic = Diagnostic(.error, "m", at: start..<start + 4, in: source)
      let before = nbrun_allocated_bytes()
      return (diagnostic.excerpt, nbrun_allocated_bytes() - before)
    }
    let (short, long, longest) = (excerpt(1000), excerpt(10_000), excerpt(100_000))
    #expect(short.text == long.text && long.text == longest.text)
    #expect(long.text.hasPrefix("     1 | …") && long.text.contains(" HEREé "))
    #expect(longest.bytes < long.bytes + 10_000)
  }

  @Test(arguments: [
    (100, 0, 0), (101, 1, 0), (4000, 3900, 0), (20, 0, 30), (99, 0, 4), (150, 50, 9),
  ])
  func veryManyProblemsAreCounted(errors: Int, hidden: Int, warnings: Int) {
    let source = source(String(repeating: "x", count: 5000))
    var diagnostics = Diagnostics(source: source)
    for place in 0..<warnings { diagnostics.warning("w", at: place..<place + 1) }
    for place in 0..<errors { diagnostics.error("e", at: place..<place + 1) }
    let shown = ShownDiagnostics(of: diagnostics.sorted)
    let hiddenWarnings = max(0, warnings - max(0, ShownDiagnostics.most - errors))
    #expect(shown.hiddenErrors == hidden && shown.hiddenWarnings == hiddenWarnings)
    #expect(shown.diagnostics.count == errors + warnings - hidden - hiddenWarnings)
    #expect(
      shown.diagnostics.map(\.range.lowerBound)
        == shown.diagnostics.map(\.range.lowerBound).sorted())
    #expect((shown.rest == nil) == (hidden + hiddenWarnings == 0))
    if hidden == 3900 { #expect(shown.rest == "… and 3900 more errors") }
    if hidden == 1 { #expect(shown.rest == "… and 1 more error") }
    if warnings == 9 { #expect(shown.rest == "… and 50 more errors and 9 more warnings") }
    if warnings == 4 { #expect(shown.rest == "… and 3 more warnings") }
  }
}
