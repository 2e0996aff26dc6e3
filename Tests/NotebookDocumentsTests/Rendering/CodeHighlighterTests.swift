import TestSupport
import Testing

@testable import NotebookDocuments

@Suite struct CodeHighlighterTests {
  @Test(arguments: [
    ("py", "return x  # half", "<w>return</w> x  <c># half</c>"),
    ("python", "'''a\nif'''+1.5e", "<s>&#39;&#39;&#39;a\nif&#39;&#39;&#39;</s>+<n>1.5e</n>"),
    ("json", "{\"a\\\"\": null}", "{<s>&quot;a\\&quot;&quot;</s>: <w>null</w>}"),
    ("sh", "echo $# x#y # z", "echo $# x#y <c># z</c>"),
    ("c", "/* if */ int x2 = 0x1F;", "<c>/* if */</c> <w>int</w> x2 = <n>0x1F</n>;"),
    ("swift", "let s = \"// no\"", "<w>let</w> s = <s>&quot;// no&quot;</s>"),
    ("swift", "\"open\nlet", "<s>&quot;open</s>\n<w>let</w>"),
    ("c", "/* open", "<c>/* open</c>"),
  ])
  func coloursTokens(language: String, source: String, expected: String) throws {
    let html = try #require(CodeHighlighter.highlight(source, language: language))
    let short = html.replacing(#/<span class="(.)[a-z]*">([^<]*)</span>/#) {
      "<\($0.1)>\($0.2)</\($0.1)>"
    }
    #expect(short == expected)
  }

  @Test(arguments: nastyTexts)
  func keepsTheSource(text: String) throws {
    for language in ["python", "json", "bash", "cpp", "swift", "ts", "yaml"] {
      let html = try #require(CodeHighlighter.highlight(text, language: language))
      // By scalars: a `>` with an accent behind it is one character.
      let tags = #/</?span[^>]*>/#.matchingSemantics(.unicodeScalar)
      #expect(html.replacing(tags, with: "") == HTMLText.escaped(text), "\(language)")
    }
  }

  @Test func otherLanguagesAreLeftAsTheyAre() {
    #expect(CodeHighlighter.highlight("x", language: "cobol") == nil)
    let page = HTMLDocument(document("```cobol\nif\n```\n")).page
    #expect(page.bodyHTML.contains("<code class=\"language-cobol\">if\n</code>"))
  }

  @Test func codeOfProseIsColoured() {
    let page = HTMLDocument(document("```c extra\nx < \"&lt;\"\n```\n")).page
    let code = "x &lt; <span class=\"string\">&quot;&amp;lt;&quot;</span>\n"
    #expect(page.bodyHTML.contains("<pre tabindex=\"0\"><code class=\"language-c\">\(code)</code>"))
  }

  /// What an author writes as HTML is not taken apart.
  @Test func elementsInCodeAreLeft() {
    let html = "<pre><code class=\"language-c\">if</code></pre>"
    #expect(HTMLDocument(document(html)).page.bodyHTML.hasPrefix(html))
  }
}
