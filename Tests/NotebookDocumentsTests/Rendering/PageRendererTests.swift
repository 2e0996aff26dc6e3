import TestSupport
import Testing

@testable import NotebookDocuments

@Suite struct PageRendererTests {
  let headings = ["One", "Two", "Three"].map {
    Page.Heading(level: 2, text: $0, anchor: $0.lowercased())
  }

  func render(_ page: Page) throws -> String {
    try PageRenderer(generator: "nbrun 1.0").render(page)
  }

  @Test(arguments: nastyTexts)
  func textsAreEscaped(text: String) throws {
    let page = Page(
      title: text, language: text, bodyHTML: "",
      headings: headings + [Page.Heading(level: 3, text: text, anchor: text)],
      provenance: [ProvenanceEntry(text, text)])
    let escaped = HTMLText.escaped(text)
    let html = try render(page)
    for expected in [
      "<html lang=\"\(escaped)\">", "<title>\(escaped)</title>", "<h1>\(escaped)</h1>",
      "<li class=\"level-3\"><a href=\"#\(escaped)\">\(escaped)</a></li>",
      "<dt>\(escaped)</dt><dd>\(escaped)</dd>",
    ] { #expect(html.contains(expected)) }
  }

  @Test func theBodyIsTakenAsItIs() throws {
    let html = try render(Page(title: "T", bodyHTML: "<p>\n  {{title}} &amp; <b>x</b>\n</p>"))
    #expect(
      html.contains(
        "<main id=\"nbrun:content\">\n<h1>T</h1>\n<p>\n  {{title}} &amp; <b>x</b>\n</p>\n</main>"))
  }

  @Test func thePolicyKnowsTheStyleSheet() throws {
    let html = try render(Page(title: "T", bodyHTML: ""))
    let style = try #require(html.firstMatch(of: #/<style>(?s)(.*?)</style>/#)).1
    let digest = SHA256.digest(of: String(style)).integrity
    #expect(html.contains("content=\"default-src &#39;none&#39;; style-src &#39;\(digest)&#39;;"))
    #expect(!html.contains("<script") && !html.contains("://"))
  }

  @Test func contentsComeWithTheThirdHeading() throws {
    let few = try render(Page(title: "T", bodyHTML: "", headings: Array(headings.prefix(2))))
    let enough = try render(Page(title: "T", bodyHTML: "", headings: headings))
    #expect(!few.contains("<nav"))
    #expect(enough.contains("<nav"))
  }

  @Test func aHeadingOfTheBodyReplacesTheTitle() throws {
    let heading = Page.Heading(level: 1, text: "Own", anchor: "own")
    let body = "<h1 id=\"own\">Own</h1>"
    let html = try render(Page(title: "T", bodyHTML: body, headings: [heading]))
    #expect(html.contains(body))
    #expect(!html.contains("<h1>"))
  }

  @Test func aBrokenTemplateIsAnError() {
    let theme = Theme(template: "{{#title}}", styleSheet: "")
    #expect(throws: (any Error).self) { try PageRenderer(theme: theme, generator: "") }
  }

  @Test func aThemeReplacesTemplateAndStyle() throws {
    let theme = Theme(template: "<b>{{title}}</b>{{{style}}}", styleSheet: "h1 { color: red }")
    let html = try PageRenderer(theme: theme, generator: "").render(Page(title: "<", bodyHTML: ""))
    #expect(html.hasPrefix("<b>&lt;</b>"))
    #expect(html.contains("h1 { color: red }"))
  }
}
