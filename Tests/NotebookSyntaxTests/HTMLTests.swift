import Testing

@testable import NotebookSyntax

private func html(_ markdown: String) -> String {
  notebook(markdown).page { part in
    switch part {
    case .block: "<figure>BLOCK</figure>"
    case .value(let value): "<b>\(value.expression.text)</b>"
    }
  }
}

struct HTMLTests {
  @Test(arguments: [
    ("a *b* `c`\n", "<p>a <em>b</em> <code>c</code></p>\n"),
    ("---\ntitle: x\n---\n\ny\n", "<p>y</p>\n"),
    ("\u{FEFF}y\n", "<p>y</p>\n"),
    (
      "## A `{network} loss` b\n",
      "<h2 id=\"a-network-loss-b\">A <b>loss</b> b"
        + "<a class=\"anchor\" href=\"#a-network-loss-b\" aria-label=\"Link to this section\">#</a>"
        + "</h2>\n"
    ),
    ("x\n```network\na: 1\n```\ny\n", "<p>x</p>\n\n<figure>BLOCK</figure>\n\n<p>y</p>\n"),
    (
      "- `{network} a`\n- ```network\n  ```\n",
      "<ul>\n<li><b>a</b></li>\n<li>\n<figure>BLOCK</figure>\n</li>\n</ul>\n"
    ),
    (
      "| `{network} a \\| .2f` | b |\n|--:|---|\n| c | d |\n",
      """
      <table tabindex=\"0\">
      <thead>
      <tr>
      <th scope="col" align="right"><b>a</b></th>
      <th scope="col">b</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td align="right">c</td>
      <td>d</td>
      </tr>
      </tbody>
      </table>

      """
    ),
    (
      "- [x] a\n- [ ] b\n",
      "<ul>\n<li><input type=\"checkbox\" checked=\"\" aria-label=\"done\" disabled=\"\" /> a</li>\n"
        + "<li><input type=\"checkbox\" aria-label=\"to do\" disabled=\"\" /> b</li>\n</ul>\n"
    ),
    (
      "<nb-0> &lt;nb-0&gt; `<nb-0>` `{network} a`\n",
      "<p>&lt;nb-0> &lt;nb-0&gt; <code>&lt;nb-0&gt;</code> <b>a</b></p>\n"
    ),
    (
      "a<sub class=x onclick=\"f()\">2</sub> <br/>\n",
      "<p>a<sub class=\"x\">2</sub> <br></p>\n"
    ),
    (
      "<details>\n<summary>s</summary>\n\n*x*\n\n</details>\n",
      "<details>\n<summary>s</summary>\n\n<p><em>x</em></p>\n\n</details>\n\n"
    ),
    (
      "~~a~~ www.example.org\n",
      "<p><del>a</del> <a href=\"http://www.example.org\">www.example.org</a></p>\n"
    ),
    ("a\0b\n", "<p>a\u{FFFD}b</p>\n"),
    (
      "<img name=createElement id=a alt=x> <a name=b id=nbrun:b>x</a> <a name=nbrun:c id=c>x</a>\n",
      "<p><img id=\"a\" alt=\"x\"> <a name=\"b\">x</a> <a id=\"c\">x</a></p>\n"
    ),
  ])
  func isRendered(_ markdown: String, _ expected: String) {
    #expect(html(markdown) == expected)
  }

  @Test func footnotesAreKept() {
    let body = html("a[^n]\n\n[^n]: b `{network} x`\n")
    #expect(body.contains("<section class=\"footnotes\""))
    #expect(body.contains("b <b>x</b>"))
    #expect(body.contains("href=\"#nbrun:fn:n\""))
  }

  /// Things that a page must not contain, whatever the author wrote.
  @Test(arguments: [
    "<script>alert(1)</script>", "<SCRIPT SRC=//x.org/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror\n=\nalert(1)>", "<svg onload=alert(1)>", "<svg/onload=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>", "<a href=\" java\tscript:alert(1)\">x</a>",
    "<a href=\"javascript&colon;alert(1)\">x</a>", "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href=\"JaVaScRiPt:alert(1)\">x</a>", "<a href=vbscript:x>x</a>",
    "<iframe src=\"https://x.org\"></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<object data=x>", "<embed src=x>", "<base href=//x.org/>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=//x.org>", "<style>*{display:none}</style>",
    "<div style=\"position:fixed\">", "<form action=//x.org><input></form>",
    "<button formaction=javascript:alert(1)>x</button>", "<math><mi xlink:href=javascript:x>",
    "<video src=x onerror=alert(1)>", "<details ontoggle=alert(1) open>", "<p/onclick=alert(1)>",
    "<div\n\nonclick=alert(1)>", "<!-- --><script>alert(1)</script>",
    "<!--><script>alert(1)</script>",
    "<a title=\"x\"onclick=alert(1)>", "<plaintext>", "<xmp><script>x</script></xmp>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<![CDATA[<script>x</script>]]>",
    "<?php <script>x</script> ?>", "<!DOCTYPE x <script>x</script>>",
    "[x](javascript:alert(1))", "[x](JAVASCRIPT:alert(1))", "[x](javascript&colon;alert(1))",
    "[x](<java\tscript:alert(1)>)", "[x](data:text/html,<script>alert(1)</script>)",
    "![x](javascript:alert(1))", "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]", "[x](\"onclick=alert(1)//\")", "![\"onerror=alert(1)//](x)",
    "# <img src=x onerror=alert(1)>", "# \" onclick=alert(1) x=\"",
    "```\" onclick=alert(1)\nx\n```",
    "[^\"onclick=alert(1)]\n\n[^\"onclick=alert(1)]: x", "<vbscript:x>", "[x](&#x6A;avascript:x)",
  ])
  func nothingOfTheAuthorsCanRun(_ markdown: String) {
    let body = html(markdown + "\n")
    let tags = body.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" }.lowercased() }
    for tag in tags {
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
      #expect(Self.harmless.contains(String(name)), "\(body)")
      let bare = tag.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 0 }.map(\.element).joined()
      #expect(!bare.contains("on") || name == "section" || bare.contains("footnote"), "\(body)")
      for scheme in ["script:", "data:", "style="] { #expect(!tag.contains(scheme), "\(body)") }
    }
  }

  private static let harmless: Set<String> = [
    "p", "a", "img", "h1", "pre", "code", "br", "details", "div", "sup", "section", "ol", "li",
  ]

  @Test func goodAddressesStay() {
    let body = html(
      "[a](https://a.org) [b](b.md#x:y) [c](mailto:c@d.e) ![d](data:image/png;base64,AA)\n")
    for address in ["https://a.org", "b.md#x:y", "mailto:c@d.e", "data:image/png;base64,AA"] {
      #expect(body.contains("=\"\(address)\""))
    }
  }
}
