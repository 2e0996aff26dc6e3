import Testing

@testable import NotebookSyntax

struct HeadingTests {
  @Test func headingsHaveSlugsAsOnGitHub() {
    let text = """
      # The XOR problem: *why* `one` layer fails!

      Again
      =====

      ## Again
      ## again-1
      ## Again
      ### Über die Größe_x (2)
      > #### ???
      ## ???
      """
    let headings = notebook(text).headings
    #expect(
      headings.map(\.slug) == [
        "the-xor-problem-why-one-layer-fails", "again", "again-1", "again-1-1", "again-2",
        "über-die-größe_x-2", "section", "section-1",
      ])
    #expect(headings.map(\.level) == [1, 1, 2, 2, 2, 3, 4, 2])
    #expect(headings[0].text == "The XOR problem: why one layer fails!")
  }

  @Test func headingsOfFootnotesKeepTheirSlugs() {
    let notebook = notebook("a[^1]\n\n[^1]: x\n\n    # In note\n\n# After\n")
    #expect(notebook.headings.map(\.slug) == ["in-note", "after"])
    let body = notebook.page { _ in "" }
    #expect(body.contains("<h1 id=\"after\">After<"))
    #expect(body.contains("<h1 id=\"in-note\">In note<"))
  }

  @Test func linksHaveTheirPlaces() {
    let text =
      "x.md and [a](x.md) ![b](p.png)\n\n> [c](<a b.md>) <https://d.org> [e]\n\n[e]: f.md\n"
    let notebook = notebook(text)
    #expect(
      notebook.links.map(\.destination) == ["x.md", "p.png", "a b.md", "https://d.org", "f.md"])
    #expect(notebook.links.map(\.isImage) == [false, true, false, false, false])
    let places = notebook.links.map { notebook.source.location(ofOffset: $0.range.lowerBound) }
    #expect(places.map(\.description) == ["1:14", "1:25", "3:8", "3:18", "3:1"])
  }

  @Test(arguments: [
    ("---\ntitle: x\n---\n# A\n", "title: x\n"), ("---  \ntitle: x\n...\n", "title: x\n"),
    ("\u{FEFF}---\r\na: 1\r\n---", "a: 1\n"), ("---\n\na\n---\n", nil), ("---\na\n", nil),
    (" ---\na: 1\n---\n", nil), ("----\na: 1\n---\n", nil), ("---", nil), ("---\n---\n", ""),
    ("text\n---\na: 1\n---\n", nil), ("---\n# only this\n---\n", "# only this\n"),
  ])
  func frontMatterIsFound(_ text: String, _ yaml: String?) {
    #expect(notebook(text).frontMatter?.yaml.string == yaml)
  }

  @Test(arguments: [
    ("\n---\nseed: 3\n---\n", "2:1", "is not on the first line"),
    ("<!-- a\nb --> <!--c-->\n---\nparams:\n  a: 1\n---\n", "3:1", "is not on the first line"),
    ("\u{FEFF}\r\n---\r\ntitle: x\r\n---\r\n", "2:1", "is not on the first line"),
    ("---\n\nseed: 3\n---\n", "1:1", "starts with a blank line"),
  ])
  func frontMatterThatIsNotReadIsWarnedOf(_ text: String, _ place: String, _ reason: String) {
    let message =
      "test.md:\(place): warning: what looks like front matter here \(reason), and is read as prose"
    #expect(notebook(text).frontMatter == nil)
    #expect(notebook(text).messages.first?.hasPrefix(message) == true)
  }

  @Test(arguments: [
    "text\n\n---\nseed: 3\n---\n", "\n---\n\nA rule: above\n\n---\n", "\n---\nseed: 3\n",
    "<!-- ---\nseed: 3\n--- -->\n", "<!-- a --> b\n\n---\nseed: 3\n---\n",
  ])
  func rulesAreNoFrontMatter(_ text: String) {
    #expect(notebook(text).messages == [])
  }

  @Test func headingsHaveTheTextsAndAnchorsOfTheirValues() {
    let notebook = notebook(
      "# Loss `{network} loss`\n\na[^1]\n\n[^1]: x\n\n    ## $x = `{network} x`$\n\n## Loss 0.5\n")
    #expect(notebook.headings.map(\.hasValue) == [true, true, false])
    let filled = notebook.filled(with: [0: "0.5", 1: "7"], tex: { $0 == 1 ? "7" : nil })
    #expect(filled.headings.map(\.text) == ["Loss 0.5", "x = 7", "Loss 0.5"])
    #expect(filled.headings.map(\.slug) == ["loss-05", "x--7", "loss-05-1"])
    let body = filled.page(replacing: { _ in "0.5" })
    #expect(body.contains("<h1 id=\"loss-05\">Loss 0.5<"))
    #expect(body.contains("<h2 id=\"x--7\">"))
    #expect(body.contains("<h2 id=\"loss-05-1\">"))
  }

  @Test(arguments: [
    ("\n---\nseed: 3\n", false), ("---\nseed: 3\n\n# A\n", true), ("---\nseed: 3\n---\n", false),
    ("---\n\nseed: 3\n", false),
    ("---\nA rule above, and: a colon\n", false), ("---\n", false),
  ])
  func frontMatterThatNothingClosesIsWarnedOf(_ text: String, _ isWarnedOf: Bool) {
    let warning =
      "test.md:1:1: warning: what looks like front matter here is not closed, and is read as prose "
      + "(close it with a line of ---)"
    #expect(notebook(text).messages == (isWarnedOf ? [warning] : []))
  }
}
