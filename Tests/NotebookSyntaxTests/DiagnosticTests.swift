import Testing

@testable import NotebookSyntax

struct DiagnosticTests {
  @Test(arguments: [
    ("abc", 1, "1:2"), ("a\nbc", 2, "2:1"), ("a\nbc", 3, "2:2"), ("a\nbc", 4, "2:3"),
    ("a\r\nb", 3, "2:1"), ("a\rb", 2, "2:1"), ("a\r\rb", 3, "3:1"), ("é\u{1F600}x", 6, "1:3"),
    ("\u{FEFF}ab", 4, "1:2"), ("\u{FEFF}ab", 0, "1:1"), ("\t\tx", 2, "1:3"), ("", 0, "1:1"),
    ("a\n", 2, "2:1"), ("a", 99, "1:2"),
  ])
  func offsetsHaveLocations(_ text: String, _ offset: Int, _ location: String) {
    #expect(source(text).location(ofOffset: offset).description == location)
  }

  @Test(arguments: [
    (Array("ab\nc".utf8) + [0xFF], "2:2: error: not UTF-8: byte 0xFF cannot stand here"),
    (Array("é".utf8) + [0xC3], "1:2: error: not UTF-8: byte 0xC3"),
    ([0xC0, 0x80], "1:1: error: not UTF-8: byte 0xC0"),
    ([0x61, 0xED, 0xA0, 0x80], "1:2: error: not UTF-8: byte 0xED"),
    (
      [0xFF, 0xFE, 0x61, 0x00], "1:1: error: not UTF-8: byte 0xFF cannot stand here (the file looks"
    ),
    ([0xEF, 0xBB, 0xBF, 0x80], "1:1: error: not UTF-8: byte 0x80"),
  ])
  func invalidUTF8IsLocated(_ bytes: [UInt8], _ message: String) {
    let error = #expect(throws: Diagnostic.self) { try SourceText(name: "n.md", bytes: bytes) }
    #expect(error?.description.hasPrefix("n.md:" + message) == true, "\(error?.description ?? "")")
  }

  @Test func hugeFilesAreRefused() {
    let bytes = [UInt8](repeating: 0x61, count: SourceText.largestSize + 1)
    let error = #expect(throws: Diagnostic.self) { try SourceText(name: "n.md", bytes: bytes) }
    #expect(
      error?.description == "n.md:1:1: error: the file has more than 64 MiB (is it a notebook?)")
  }

  @Test func tablesThatAreTooWideAreRefused() {
    let count = SourceText.mostColumns + 1
    let text = [":a|", "-|", "1|"].map { "> |" + String(repeating: $0, count: count) + "\n" }
    let error = #expect(throws: Diagnostic.self) {
      try SourceText(name: "n.md", bytes: Array(text.joined().utf8))
    }
    #expect(
      error?.description
        == "n.md:2:1: error: a table can have 2000 columns (show a part of it)")
  }

  @Test func areSortedAndNotRepeated() {
    var diagnostics = Diagnostics(source: source("abc\ndef\n"))
    diagnostics.error("second", at: 4..<5, hint: "do this")
    diagnostics.warning("first", at: 1..<2)
    diagnostics.error("second", at: 4..<5, hint: "do this")
    diagnostics.error("third", at: 4..<5)
    #expect(
      diagnostics.sorted.map(\.description) == [
        "test.md:1:2: warning: first", "test.md:2:1: error: second (do this)",
        "test.md:2:1: error: third",
      ])
    #expect(diagnostics.hasErrors)
  }

  @Test(arguments: [
    ("loss: maen\n", 6..<10, "     1 | loss: maen\n       |       ^~~~"),
    ("x\n\ta: b\n", 6..<7, "     2 |     a: b\n       |        ^"),
    ("日本: b\n", 8..<9, "     1 | 日本: b\n       |       ^"),
    ("e\u{301}: b\n", 5..<6, "     1 | e\u{301}: b\n       |    ^"),
    ("a\u{1B}[2Jb\n", 5..<6, "     1 | a␛[2Jb\n       |      ^"),
    ("ab\ncd\n", 1..<5, "     1 | ab\n       |  ^"),
    ("a", 1..<1, "     1 | a\n       |  ^"),
  ])
  func excerptsUnderline(_ text: String, _ range: Range<Int>, _ excerpt: String) {
    let source = source(text)
    let diagnostic = Diagnostic(.error, "m", at: range, in: source)
    #expect(diagnostic.excerpt == excerpt)
  }

  @Test func longLinesAreCutAroundTheRange() {
    let line = String(repeating: "a", count: 5_000)
    let source = source(line)
    for range in [0..<3, 2_500..<2_503, 4_997..<5_000, 0..<5_000] {
      let excerpt = Diagnostic(.error, "m", at: range, in: source).excerpt
      let lines = excerpt.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines.allSatisfy { $0.count < 200 })
    }
  }

  @Test(arguments: [
    ("lerning-rate", "learning-rate"), ("learning_rate", "learning-rate"), ("Sigmoid", "sigmoid"),
    ("sigmiod", "sigmoid"), ("relu6", "relu"), ("xyz", nil), ("", nil), ("tahn", "tanh"),
    ("activaton", "activation"),
  ])
  func nearestNames(_ word: String, _ name: String?) {
    let names = ["learning-rate", "sigmoid", "relu", "tanh", "activation", "units"]
    #expect(nearestName(to: word, among: names) == name)
  }
}
