import Testing

@testable import NotebookSyntax

struct FencedBlockTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var markdown: String
    /// The YAML that is read.
    var yaml: String
    /// The document with the block replaced by "A\n\nB".
    var spliced: String

    init(_ name: String, _ markdown: String, yaml: String, spliced: String) {
      testDescription = name
      self.markdown = markdown
      self.yaml = yaml
      self.spliced = spliced
    }
  }

  static let cases = [
    Case("plain", "x\n\n```network\na: 1\n```\ny\n", yaml: "a: 1\n", spliced: "x\n\nA\n\nB\n\ny\n"),
    Case("empty", "```network\n```\n", yaml: "", spliced: "A\n\nB\n"),
    Case("four backticks", "````network\n```\n````\n", yaml: "```\n", spliced: "A\n\nB\n"),
    Case("tildes", "~~~ network x\na: 1\n~~~~  \n", yaml: "a: 1\n", spliced: "A\n\nB\n"),
    Case("no final newline", "```network\na: 1\n```", yaml: "a: 1\n", spliced: "A\n\nB"),
    Case(
      "indented fence", "  ```network\n  a:\n    b\n```\n", yaml: "a:\n  b\n", spliced: "A\n\nB\n"),
    Case(
      "CRLF", "```network\r\na: 1\r\n```\r\nx\r\n", yaml: "a: 1\n",
      spliced: "A\r\n\r\nB\r\n\r\nx\r\n"),
    Case("lone CR", "```network\ra: 1\r```\r", yaml: "a: 1\n", spliced: "A\r\rB\r"),
    Case(
      "byte-order mark", "\u{FEFF}```network\na: 1\n```\n", yaml: "a: 1\n",
      spliced: "\u{FEFF}A\n\nB\n"),
    Case(
      "quote", "> ```network\n> a: 1\n>\n> b: 2\n> ```\n", yaml: "a: 1\n\nb: 2\n",
      spliced: "> A\n>\n> B\n"),
    Case(
      "quote without spaces", ">```network\n>a: 1\n>```\n", yaml: "a: 1\n",
      spliced: ">A\n>\n> B\n"),
    Case("bullet", "- ```network\n  a: 1\n  ```\n", yaml: "a: 1\n", spliced: "- A\n\n  B\n"),
    Case(
      "number", "12. ```network\n    a: 1\n    ```\n", yaml: "a: 1\n",
      spliced: "12. A\n\n    B\n"),
    Case(
      "below an item's text", "- x\n\n  ```network\n  a: 1\n\n  b: 2\n  ```\n- y\n",
      yaml: "a: 1\n\nb: 2\n", spliced: "- x\n\n  A\n\n  B\n- y\n"),
    Case(
      "touching an item's text", "- x\n  ```network\n  a: 1\n  ```\n", yaml: "a: 1\n",
      spliced: "- x\n  \n  A\n\n  B\n"),
    Case(
      "below a task", "- [x] t\n\n  ```network\n  a: 1\n  ```\n- [ ] u\n", yaml: "a: 1\n",
      spliced: "- [x] t\n\n  A\n\n  B\n- [ ] u\n"),
    Case(
      "quote in a list", "1. > ```network\n   > a: 1\n   > ```\n", yaml: "a: 1\n",
      spliced: "1. > A\n   >\n   > B\n"),
    Case(
      "list in a quote", "> - ```network\n>   a: 1\n>   ```\n", yaml: "a: 1\n",
      spliced: "> - A\n>\n>   B\n"),
    Case(
      "tab after the bullet", "-\t```network\n\ta: 1\n\t```\n", yaml: "a: 1\n",
      spliced: "-\tA\n\n    B\n"),
    Case(
      "partly consumed tab", "- ```network\n\ta: 1\n  ```\n", yaml: "  a: 1\n",
      spliced: "- A\n\n  B\n"),
    Case("after a paragraph", "x\n```network\n```\ny\n", yaml: "", spliced: "x\n\nA\n\nB\n\ny\n"),
    Case(
      "front matter above", "---\na: 1\n---\n```network\nb: 1\n```\n", yaml: "b: 1\n",
      spliced: "---\na: 1\n---\n\nA\n\nB\n"),
    Case(
      "inside details", "<details>\n\n```network\na: 1\n```\n\n</details>\n", yaml: "a: 1\n",
      spliced: "<details>\n\nA\n\nB\n\n</details>\n"),
    Case(
      "trailing spaces kept in YAML", "```network\na: |\n  x  \n```\n", yaml: "a: |\n  x  \n",
      spliced: "A\n\nB\n"),
  ]

  @Test(arguments: cases)
  func isReadAndSpliced(_ test: Case) {
    let notebook = notebook(test.markdown)
    #expect(notebook.messages == [])
    #expect(notebook.blocks.map(\.yaml.string) == [test.yaml])
    #expect(notebook.spliced(blocks: "\nA\n\nB\n") == test.spliced)
    let same = notebook.blocks.map {
      (range: $0.range, bytes: Array(notebook.source.bytes[$0.range]))
    }
    #expect(notebook.splice(same) == notebook.source.bytes)
  }

  @Test(arguments: [
    "````markdown\n```network\na: 1\n```\n````\n",
    "    ```network\n    a: 1\n    ```\n",
    "```yaml\nnetwork\n```\n",
    "<!--\n```network\na: 1\n```\n-->\n",
    "<pre>\n```network\na: 1\n```\n</pre>\n",
    "```\nnetwork\n```\n",
    "``` neural-network\n```\n",
    "a ```network``` b\n",
  ])
  func isNotLive(_ markdown: String) {
    let notebook = notebook(markdown)
    #expect(notebook.liveParts.isEmpty)
    #expect(notebook.messages == [])
  }

  @Test(arguments: [
    ("x\n\n```network\na: 1\n", "3:1: error: this network block is not closed"),
    ("> ```network\n> a: 1\n\n```\nx\n```\n", "1:3: error: this network block is not closed"),
    ("> ```network\n> a: 1\n```\nx\n", "1:3: error: this network block is not closed"),
    ("- ```network\n  a: 1\n```\nx\n", "1:3: error: this network block is not closed"),
    ("- ```network\n  a: 1\n\nx\n", "1:3: error: this network block is not closed"),
    (
      "x[^1]\n\n[^1]: y\n\n    ```network\n    ```\n",
      "5:5: error: a network block inside a footnote"
    ),
    ("<div>\n```network\na: 1\n```\n</div>\n", "2:1: error: a network block inside raw HTML"),
  ])
  func isRefused(_ markdown: String, _ message: String) {
    let notebook = notebook(markdown)
    #expect(notebook.liveParts.isEmpty)
    #expect(
      notebook.messages.first?.hasPrefix("test.md:" + message) == true, "\(notebook.messages)")
  }

  @Test(arguments: ["netwrok", "Network", "network:", "{network}", "networks", "NETWORK"])
  func nearWordsAreWarnedOf(_ word: String) {
    let notebook = notebook("```\(word)\n```\n")
    #expect(notebook.liveParts.isEmpty)
    #expect(
      notebook.messages == [
        "test.md:1:1: warning: a block of `\(word)` is not run (did you mean `network`?)"
      ])
  }

  @Test func fencesAndInfoAreKept() {
    let block = notebook("- ~~~~network  fold me \n  a: 1\n  ~~~~\n").blocks[0]
    #expect(block.fenceCharacter == "~")
    #expect(block.fenceLength == 4)
    #expect(block.infoString == "fold me")
    #expect(block.linePrefix == "  ")
    #expect(block.markdown == "~~~~network fold me\na: 1\n~~~~")
  }

  @Test func yamlOffsetsLeadToTheSource() {
    let notebook = notebook("> - ```network\n>   ä: 1\n>\n>   b: 2\n>   ```\n")
    let yaml = notebook.blocks[0].yaml
    #expect(yaml.string == "ä: 1\n\nb: 2\n")
    let offset = yaml.sourceOffset(of: Array(yaml.bytes).firstIndex(of: UInt8(ascii: "b"))!)
    #expect(notebook.source.location(ofOffset: offset) == SourceLocation(line: 4, column: 5))
    let end = yaml.sourceOffset(of: yaml.bytes.count)
    #expect(notebook.source.location(ofOffset: end) == SourceLocation(line: 5, column: 1))
  }
}
