import Testing

@testable import NotebookSyntax

/// What counts as a change of output that a notebook holds, and what is only another layout.
@Suite struct RegionReadingTests {
  private func content(_ output: String) throws -> [UInt8] {
    let text = "```network\n```\n\n<!-- nbrun:output 0 -->\n\n\(output)\n\n<!-- nbrun:end -->\n"
    return try #require(notebook(text).outputRegions.first).content
  }

  @Test(arguments: [
    ("| a | b |\n| - | -: |\n| 1 | 2 |", "|  a  | b   |\n|-----|----:|\n| 1   |   2 |"),
    ("**a**\n\n*b* c", "__a__\n\n\n_b_\nc"), ("- a\n- b", "*   a\n\n*   b"),
    ("1. a\n2. b", "1) a\n1) b"), ("W\\[0, 1\\] \\$", "W[0, 1] $"), ("a & b", "a &amp;  b"),
    ("```text\nx = 1\n```", "~~~~text\nx = 1  \n~~~~"), ("```math\na_1\n```", "~~~math\na_1 \n~~~"),
    ("![a b](x.svg)", "![a\nb](<x.svg>)"), ("---", "________"),
    ("> [!NOTE]\n> a", ">   \\[!NOTE\\]\n> a"), ("<a id=\"x\"></a>", "<a id=\"x\"></a>  "),
    ("a\\\nb", "a  \nb"), ("# a", "a\n==="),
  ])
  func layoutIsNoChange(output: String, other: String) throws {
    #expect(try content(output) == content(other))
  }

  @Test(arguments: [
    ("| a | b |\n| - | -: |\n| 1 | 2 |", "| a | b |\n| - | -: |\n| 1 | 3 |"),
    ("| a | b |\n| - | -: |\n| 1 | 2 |", "| a | b |\n| - | - |\n| 1 | 2 |"),
    ("| a | b |\n| - | - |\n| 1 2 |  |", "| a | b |\n| - | - |\n| 1 | 2 |"),
    ("**a** b", "*a* b"), ("a b", "ab"), ("a\n\nb", "a b"), ("- a", "1. a"), ("2. a", "1. a"),
    ("```text\nx = 1\n```", "```text\nx =  1\n```"), ("```text\nx\n```", "```python\nx\n```"),
    ("```math\na\n```", "```math\nb\n```"), ("![a](x.svg)", "![a](y.svg)"), ("`a`", "a"),
    ("[a](b)", "[a](c)"), ("> a", "a"), ("# a", "## a"), ("a", "a\n\nmine"), ("*a* b", "*a*b"),
    ("a *b*", "a*b*"), ("$a$ b", "$c$ b"), ("a", "a[^1]\n\n[^1]: x"),
  ])
  func contentIsAChange(output: String, other: String) throws {
    #expect(try content(output) != content(other))
  }

  /// In a quote and in a list it is the same, whatever stands before its lines.
  @Test func aContainerIsNoChange() throws {
    let text = "<!-- nbrun:output 0 -->\n\n| a |\n| - |\n| 1 |\n\n<!-- nbrun:end -->\n"
    let quoted = text.split(separator: "\n", omittingEmptySubsequences: false)
    for prefix in ["> ", ">", "    "] {
      let lines = quoted.dropLast().map { ($0.isEmpty && prefix == "    " ? "" : prefix) + $0 }
      let first = prefix == "    " ? "1.  x\n\n" : ""
      let regions = notebook(first + lines.joined(separator: "\n") + "\n").outputRegions
      let expected = notebook(text).outputRegions[0].content
      #expect(regions.map(\.content) == [expected])
    }
  }
}
