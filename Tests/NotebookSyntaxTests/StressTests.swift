import Testing

@testable import NotebookSyntax

/// Inputs that bring careless parsers down.
struct StressTests {
  @Test(arguments: [
    String(repeating: ">", count: 20_000) + "```network\n",
    String(repeating: "> ", count: 2_000) + "`{network} x`\n",
    String(repeating: "- ", count: 2_000) + "```network\n",
    String(repeating: "`{network", count: 1_000),
    String(repeating: "`{network} x` ", count: 5_000),
    String(repeating: "[", count: 50_000) + "`{network} x`",
    String(repeating: "*a _b ", count: 20_000),
    String(repeating: "<div ", count: 20_000),
    String(repeating: "<!-- ", count: 20_000),
    String(repeating: "<a href=\"", count: 20_000),
    String(repeating: "`", count: 50_000) + "{network} x" + String(repeating: "`", count: 50_000),
    (1...400).map { String(repeating: "`", count: $0) }.joined(separator: "{network} "),
    String(repeating: "```network\n```\n", count: 2_000),
    String(repeating: "# x\n", count: 2_000),
    String(repeating: "{netwrok} `{netwrok}` ", count: 2_000),
    String(repeating: "[a](b) ", count: 5_000),
    String(repeating: "[a][b] ", count: 5_000),
    "$" + String(repeating: "<", count: 300_000),
    "$" + String(repeating: "<a ", count: 200_000) + ">",
    "$" + String(repeating: "<a\"", count: 200_000),
    "$" + String(repeating: "[", count: 300_000),
    "$" + String(repeating: "](", count: 200_000),
    "$" + (1...1200).map { String(repeating: "`", count: $0) }.joined(separator: " "),
    String(repeating: "$$ `a ", count: 100_000),
    "|" + String(repeating: "a|", count: 2000) + "\n|" + String(repeating: "-|", count: 2000)
      + "\n|" + String(repeating: "1|", count: 2000) + "\n",
    String(repeating: "\r", count: 50_000) + "```network",
    String(repeating: "\0", count: 50_000),
    "```network\n" + String(repeating: "\0", count: 5_000) + "\n```\n",
    "---\n" + String(repeating: "a", count: 100_000) + "\n---\n",
    "", "\n", "\u{FEFF}", "```network", "`{network", "---", "---\n", "\u{FEFF}---\n---",
  ])
  func isReadAndRendered(_ text: String) {
    let notebook = notebook(text)
    #expect(notebook.splice([]) == Array(text.utf8))
    let bytes = Array(text.utf8)
    let same = notebook.liveParts.map { (range: $0.range, bytes: Array(bytes[$0.range])) }
    #expect(notebook.splice(same) == bytes)
    _ = notebook.page { _ in "" }
    for diagnostic in notebook.diagnostics.sorted.prefix(10) {
      #expect(!diagnostic.excerpt.isEmpty)
    }
    for block in notebook.blocks.prefix(10) {
      var diagnostics = Diagnostics(source: notebook.source)
      _ = YAMLNode.parse(block.yaml, diagnostics: &diagnostics)
    }
  }

  /// cmark-gfm keeps state in global variables; documents read at the same time must not meet.
  @Test func documentsMayBeReadAtTheSameTime() async {
    let text = "~~a~~ `{network} x` www.example.org\n\n| a |\n|---|\n| `{network} y` |\n"
    let expected = notebook(text).page { _ in "V" }
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<200 {
        group.addTask {
          let notebook = notebook(text)
          return notebook.liveParts.count == 2 && notebook.page { _ in "V" } == expected
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test func manyRepeatedKeysAreAllReported() {
    let yaml = (0..<100).map { "k\($0 % 10): \($0)\n" }.joined()
    let notebook = notebook("```network\n\(yaml)```\n")
    var diagnostics = notebook.diagnostics
    #expect(YAMLNode.parse(notebook.blocks[0].yaml, diagnostics: &diagnostics) == nil)
    #expect(diagnostics.sorted.count == 90)
    #expect(diagnostics.sorted.last?.location == SourceLocation(line: 101, column: 1))
  }
}
