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
    ("[{W1: {label: picture-1}}]", "the label `picture-1` is a name that pages use themselves"),
  ])
  func aLabelThatCannotBeIsAnError(show: String, message: String) {
    let found = problems(notebook("", show: show))
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("test.md:8:") == true, "\(found)")
    #expect(found.first?.contains("error: \(message)") == true, "\(found)")
  }

  /// Whatever a page calls its own parts cannot be a label.
  @Test func aNameThatThePageUsesIsAnError() throws {
    let source = notebook("", show: "[{W1: {as: heatmap}}]")
    let documents = try #require(run(source, formats: [.html]).documents)
    let html = String(decoding: documents[0].bytes, as: UTF8.self)
    let names = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(names.count > 3 && names.contains("content"))
    for name in names {
      let found = problems(notebook("", show: "[{W1: {label: \(name)}}]"))
      #expect(
        found.count == 1 && found.first?.contains("the label `\(name)` is ") == true, "\(found)")
    }
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
