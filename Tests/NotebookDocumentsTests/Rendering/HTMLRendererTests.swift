import TestSupport
import Testing

@testable import NotebookDocuments

@Suite struct HTMLRendererTests {
  func render(_ outputs: [Output], source: String = "", echo: Echo = .hidden) -> String {
    var renderer = HTMLRenderer()
    return renderer.render(source: source, echo: echo, outputs: outputs)
  }

  @Test(arguments: nastyTexts)
  func nothingOfATextBecomesMarkup(text: String) throws {
    let picture = SVG(width: 1, height: 1, title: text, description: text, body: "")
    let html = render(
      [
        Output(.text(text), caption: text, label: text),
        Output(
          .table(Table(columns: [.init(text)], rows: [[text]])), caption: text, label: text),
        Output(.note(Note(.warning, text)), caption: text, label: text),
        Output(
          .figure(Figure(kind: "k", picture: picture, alternativeText: text)), caption: text),
      ], source: text, echo: .folded)
    let known = [
      "div", "figure", "figcaption", "pre", "code", "span", "table", "caption", "thead", "tbody",
      "tr", "th", "td", "p", "strong", "br", "svg", "title", "desc", "details", "summary",
    ]
    let attributes = [
      "class", "id", "tabindex", "scope", "viewBox", "width", "height", "role", "aria-labelledby",
    ]
    for element in try MarkupReader.elements(of: html) {
      #expect(known.contains(element.name))
      #expect(element.attributes.allSatisfy { attributes.contains($0.name) })
    }
  }

  @Test func aTableHasACaptionAndScopes() {
    let table = Table(
      columns: [.init("Parameter", .leading), .init("Value")], rows: [["W1", "0.5"]],
      hasRowHeaders: true)
    #expect(
      render([Output(.table(table), caption: "Weights", label: "weights")]) == """
        <div class="block">
        <div class="table" id="weights" tabindex="0"><table><caption><span>Weights</span></caption>\
        <thead><tr><th scope="col">Parameter</th><th scope="col" class="end">Value</th></tr></thead>\
        <tbody>
        <tr><th scope="row">W1</th><td class="end">0.5</td></tr></tbody></table></div>
        </div>

        """)
  }

  @Test func aColumnWithoutANameHasNoHeader() {
    let table = Table(columns: [.init(""), .init("b")], rows: [["1", "2"]])
    let html = render([Output(.table(table))])
    #expect(html.contains("<tr><td></td><th scope=\"col\" class=\"end\">b</th></tr>"))
  }

  /// A bar has the length of its number, on the side of its sign; the smallest can still be seen.
  @Test(
    arguments: [
      (1, "M0 0h50v1h-50z"), (-1, "M-50 0h50v1h-50z"), (0.5, "M0 0h25v1h-25z"),
      (0.031, "M0 0h2v1h-2z"), (0.029, "M0 0h1v1h-1z"), (1e-9, "M0 0h1v1h-1z"),
      (-1e-300, "M-1 0h1v1h-1z"), (0, nil), (7, "M0 0h50v1h-50z"), (.nan, nil),
    ] as [(Double, String?)])
  func aBarIsAsLongAsItsNumber(share: Double, path: String?) throws {
    let table = Table(columns: [.init("a", marks: [.init(share: share)])], rows: [["1"]])
    let paths = try MarkupReader.elements(of: render([Output(.table(table))]))
      .filter { $0.name == "path" }
    #expect(paths.map { $0["d"] } == (path.map { [$0] } ?? []))
    #expect(paths.allSatisfy { $0["class"] == (share < 0 ? "negative" : "positive") })
  }

  @Test func aBlockThatShowsNothingLeavesNothing() {
    #expect(render([], source: "seed: 1", echo: .hidden).isEmpty)
  }

  @Test(arguments: [
    ("seed: 42  # the seed", "<k>seed</k>: <n>42</n>  <c># the seed</c>"),
    ("show: [W1, b1]", "<k>show</k>: [W1, b1]"),
    ("{units: 2, rate: -1e-3}", "{<k>units</k>: <n>2</n>, <k>rate</k>: <n>-1e-3</n>}"),
    ("caption: \"a # b\"", "<k>caption</k>: <s>&quot;a # b&quot;</s>"),
    ("\"key\": 'x'", "<k>&quot;key&quot;</k>: <s>&#39;x&#39;</s>"),
    ("echo: false", "<k>echo</k>: <w>false</w>"),
    ("note: don't", "<k>note</k>: don&#39;t"),
    ("a: b#c", "<k>a</k>: b#c"),
    ("url: http://x", "<k>url</k>: http://x"),
    ("- run: [forward]\n- 1.5", "- <k>run</k>: [forward]\n- <n>1.5</n>"),
    ("loss: nan", "<k>loss</k>: nan"),
    ("'unclosed", "&#39;unclosed"), ("\"a\\", "&quot;a\\"), ("", ""),
  ])
  func yamlIsColoured(source: String, expected: String) {
    var html = expected
    for (letter, kind) in [
      ("k", "key"), ("n", "number"), ("s", "string"), ("w", "word"), ("c", "comment"),
    ] {
      html = html.replacing("<\(letter)>", with: "<span class=\"\(kind)\">")
        .replacing("</\(letter)>", with: "</span>")
    }
    #expect(YAMLHighlighter.highlight(source) == html)
  }

  @Test(arguments: nastyTexts)
  func colouringKeepsTheSource(source: String) throws {
    let html = YAMLHighlighter.highlight(source)
    #expect(try MarkupReader.text(of: html) == MarkupReader.text(of: HTMLText.escaped(source)))
  }
}
