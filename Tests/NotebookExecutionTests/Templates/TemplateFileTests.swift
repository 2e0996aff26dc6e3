import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

@Suite struct TemplateFileTests {
  func problems(_ text: String) -> [String] {
    TemplateFile(name: "page.mustache", bytes: Array(text.utf8)).diagnostics.map(\.description)
  }

  @Test(arguments: [
    (
      "{{policy}}\n  {{#contents}}\n",
      "page.mustache:2:3: error: this section is not closed by a `{{/…}}` with its name"
    ),
    (
      "{{policy}}\n{{#contents}}\n{{/provenance}}",
      "page.mustache:2:1: error: this section is not closed by a `{{/…}}` with its name"
    ),
    (
      "{{policy}}{{/contents}}",
      "page.mustache:1:11: error: no section is open that this `{{/…}}` could close"
    ),
    (
      "{{policy}}{{=<%=}}",
      "page.mustache:1:11: error: this tag should set delimiters as `{{=<% %>=}}` does"
    ),
    (
      "{{policy}}{{titel}}",
      "page.mustache:1:13: error: unknown variable `titel` (did you mean `title`?)"
    ),
    (
      "<b>{{title", "page.mustache:1:4: error: this tag does not end with `}}`"
    ),
    (
      "{{title}}",
      "page.mustache:1:1: warning: the template does not use `policy` "
        + "(its pages have no Content-Security-Policy)"
    ),
  ])
  func problemsHaveTheirPlace(text: String, expected: String) {
    #expect(problems(text) == [expected])
  }

  @Test func theBuiltInTemplateIsFine() {
    #expect(problems(Theme.standard.template) == [])
  }

  @Test func aTemplateMayBringStylesAndScripts() throws {
    let text = """
      <meta content="{{policy}}"><style>{{{style}}}</style><style>b { color: red }</style>
      <script>let own = 1</script><b>{{title}}</b>{{{body}}}
      """
    let renderer = try #require(
      TemplateFile(name: "x", bytes: Array(text.utf8)).renderer)
    let body = "<style>i { color: red }</style><script>let foreign = 1</script>"
    let html = renderer.render(Page(title: "T", bodyHTML: body))
    for own in ["b { color: red }", "let own = 1"] {
      #expect(html.contains(SHA256.digest(of: own).integrity))
    }
    for foreign in ["i { color: red }", "let foreign = 1"] {
      #expect(!html.contains(SHA256.digest(of: foreign).integrity))
    }
  }

  @Test func othersAreErrors() {
    let file = TemplateFile(name: "x", bytes: [0xFF])
    #expect(file.renderer == nil && file.diagnostics.count == 1)
  }
}
