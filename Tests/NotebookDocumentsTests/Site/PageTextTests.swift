import Testing

@testable import NotebookDocuments

@Suite struct PageTextTests {
  private func text(_ markdown: String, _ output: Output = Output(.text("OUTPUT"))) -> PageText {
    PageText(of: document(markdown, output: output))
  }

  @Test func textIsPartedByHeadings() {
    let text = text(
      """
      # A & *B*

      First `x`
      \\<y>.<!-- no -->

      Second.

      <h2 id="a&quot;b">C</h2><ul><li>one</li><li>two</li></ul>
      """)
    #expect(
      text.sections == [
        .init(),
        .init(heading: "A & B", anchor: "a--b", text: "First x <y>. Second."),
        .init(heading: "C", anchor: "a\"b", text: "one two"),
      ])
    #expect(text.firstParagraph == "First x <y>.")
  }

  @Test(arguments: [
    "```python\nx\n```\n", "    x\n", "$x$", "$$x$$", "```math\nx\n```\n",
    "![x](y.png)", "<pre>x</pre>", "<table><tr><td>x<table><tr><td>y</table>z</table>",
    "<p title='a>b'></p>", "<!-- x -->", "```network\na: 1\n```\n",
  ])
  func someThingsAreLeftOut(markdown: String) {
    #expect(text(markdown).sections == [.init()])
  }

  @Test(arguments: ["a < b", "a<", "<>", "< p>x"])
  func strayBracketsAreText(markdown: String) {
    #expect(text(markdown).sections[0].text == markdown)
  }

  @Test(arguments: [
    ("- a\n- b\n  ```network\n  ```\n  c", "a b C c"), ("> a\n>\n> b", "a b"),
    ("- a\n  ```math\n  x\n  ```\n  b", "a b"), ("- a\n\n<!-- x -->b", "a b"), ("($x$)", "()"),
    ("a **b**c", "a bc"),
    ("| x | `y` |\n|---|---|\n| z | |\n\na", "x y z a"),
    ("a[^1]\n\n[^1]: b\n", "a1 b"), ("`{network} loss` a", "VALUE a"), ("a  \nb<br>c", "a b c"),
  ])
  func wordsStayApart(markdown: String, words: String) {
    #expect(text(markdown, Output(.text("x"), caption: "C")).sections[0].text == words)
  }

  @Test func whatBlocksSayIsFound() {
    let note = Output(.note(Note(.information, "Said.")), caption: "Aside")
    #expect(text("```network\n```\n\nProse.", note).sections[0].text == "Aside Said. Prose.")
    #expect(text("```network\n```\n\nProse.", note).firstParagraph == "Prose.")
  }

  @Test(arguments: [
    ("&amp;lt;", "&lt;"), ("&#39;&#x27;&quot;", "''\""),
    ("&eacute; & &; &#; &#xD800;", "&eacute; & &; &#; &#xD800;"),
    ("&lt;\u{301}", "<\u{301}"), ("&amp", "&amp"),
  ])
  func referencesAreResolvedOnce(html: String, text: String) {
    #expect(HTMLText.unescaped(html) == text)
  }
}
