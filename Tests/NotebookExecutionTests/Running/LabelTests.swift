import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

@Suite struct LabelTests {
  private func notebook(_ prose: String, show: String) -> String {
    "# Loss\n\n\(prose)\n\n" + block("data: xor\nlayers: [{units: 1}]\nshow: \(show)")
  }

  @Test func aLabelCanBeLinkedToInBothOutputs() throws {
    let source = notebook("[It](#tab-w).", show: "[{W1: {as: table, label: tab-w}}]")
    #expect(run(source).diagnostics.isEmpty)
    #expect(try document(source).contains("<a id=\"tab-w\"></a>\n\n**W1**"))
    let documents = try #require(run(source, formats: [.html]).documents)
    let html = String(decoding: documents[0].bytes, as: UTF8.self)
    #expect(html.contains("<div class=\"table\" id=\"tab-w\""))
    #expect(html.contains("<a href=\"#tab-w\">It</a>"))
  }

  /// Of what gives several outputs, the first has the label.
  @Test func aLabelIsGivenOnce() throws {
    let source = notebook("", show: "[{parameters: {as: table, label: tab-w}}]")
    #expect(try document(source).matches(of: #/<a id="tab-w">/#).count == 1)
  }

  @Test(arguments: [
    ("[{W1: {label: loss}}]", "the label `loss` is already taken on line 1"),
    ("[{W1: {label: a}}, {b1: {label: a}}]", "the label `a` is already taken on line 8"),
    ("[{W1: {label: two words}}]", "`two words` cannot be a label"),
    ("[{W1: {label: 1st}}]", "`1st` cannot be a label"),
    ("[{W1: {label: 'nbrun:content'}}]", "`nbrun:content` cannot be a label"),
  ])
  func aLabelThatCannotBeIsAnError(show: String, message: String) {
    let found = problems(notebook("", show: show))
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("test.md:8:") == true, "\(found)")
    #expect(found.first?.contains("error: \(message)") == true, "\(found)")
  }

  /// Whatever an author calls something, a page has each id once, and what is called so is the author's.
  @Test func noNameIsThatOfAPartOfThePage() throws {
    let names = [
      "content", "picture-1-title", "picture-1-description", "fn-a", "fnref-a", "fnref-a-2",
      "search",
      "query", "found", "results",
    ]
    let own =
      names + ["nbrun:content", "nbrun&#58;content", "&#x6e;brun:fn:a", "nbrun&colon;search"]
    let prose =
      names.map { "## \($0.replacing("-", with: " "))\n\n" }.joined()
      + own.map { "<b id=\"\($0)\">x</b>\n" }.joined() + "\n"
      + names.map { "<i id='nbrun:\($0)'>x</i>\n" }.joined()
      + "\n[^a] [^a] [^a-2]\n\n[^a]: x\n[^a-2]: y\n"
    let labels = names.map { "{W1: {as: heatmap, label: l\($0)}}" }.joined(separator: ", ")
    let source = notebook(prose, show: "[{W1: {as: heatmap, label: main}}, \(labels)]")
    let documents = try #require(run(source, formats: [.html]).documents)
    let html = String(decoding: documents[0].bytes, as: UTF8.self)
    let ids = html.matches(of: #/<(\w+)[^>]* id="([^"]*)"/#).map { (String($0.1), String($0.2)) }
    let pages = ids.map(\.1).filter { $0.hasPrefix("nbrun:") }
    #expect(pages.count > 20 && Set(pages).count == pages.count)
    #expect(!pages.contains { page in ids.contains { $0.1 == page && ["b", "i"].contains($0.0) } })
    #expect(!html.contains("&#58;") && !html.contains("&#x6e;") && !html.contains("&colon;"))
    for name in names { #expect(ids.contains { $0 == ("h2", name) }) }
  }

  @Test(arguments: [
    (
      "[x](#tab-v)",
      ["test.md:3:5: warning: nothing here is called `#tab-v` (did you mean `tab-w`?)"]
    ),
    ("[x](#loss), [y](#top), [z](#tab-w), <a id=\"own\"></a>[o](#own)", []),
  ])
  func aLinkThatLeadsNowhereIsToldOf(prose: String, expected: [String]) {
    #expect(problems(notebook(prose, show: "[{W1: {label: tab-w}}]")) == expected)
  }
}
