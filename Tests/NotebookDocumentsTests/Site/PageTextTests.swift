import Testing

@testable import NotebookDocuments

@Suite struct PageTextTests {
  @Test func textIsPartedByHeadings() {
    let text = PageText(
      bodyHTML: """
        <h1 id="t">A &amp; <em>B</em> <a class="anchor" href="#t">#</a></h1>
        <p>First <code>x</code>\n&lt;y&gt;.</p><!-- <p>no</p> --><p>Second.</p>
        <h2 id="a&quot;b">C</h2><ul><li>one</li><li>two</li></ul>
        """)
    #expect(
      text.sections == [
        .init(),
        .init(heading: "A & B", anchor: "t", text: "First x <y>. Second."),
        .init(heading: "C", anchor: "a\"b", text: "one two"),
      ])
    #expect(text.firstParagraph == "First x <y>.")
  }

  @Test(arguments: [
    "<pre>x</pre>", "<table><tr><td>x<table><tr><td>y</table>z</table>",
    "<svg><text>x</text></svg>",
    "<math><mi>x</mi></math>", "<p title='a>b'></p>", "<p title=\">\">", "<!-- x",
  ])
  func someThingsAreLeftOut(html: String) {
    #expect(PageText(bodyHTML: html).sections == [.init()])
  }

  @Test(arguments: ["a < b", "a<", "<>", "< p>x"])
  func strayBracketsAreText(html: String) {
    #expect(PageText(bodyHTML: html).sections[0].text.hasPrefix(html.prefix(1)))
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
