import Foundation
import NotebookSyntax
import Testing

@testable import NotebookDocuments
@testable import NotebookDrift

@Suite struct ReportTests {
  @Test(arguments: [
    ("50 %, a: b", "50 %25, a: b", "50 %25%2C a%3A b"), ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
    ("%0A", "%250A", "%250A"),
  ])
  func gitHubsEscapes(text: String, data: String, property: String) {
    #expect(GitHubReport.data(text) == data)
    #expect(GitHubReport.property(text) == property)
  }

  @Test func xmlHoldsWhatItCan() {
    #expect(
      XMLText.escaped("<a b=\"c\">&\u{0}\u{1B}\r\n\u{FFFF}")
        == "&lt;a b=&quot;c&quot;&gt;&amp;\u{FFFD}\u{FFFD}\u{FFFD}\n\u{FFFD}")
  }

  @Test(arguments: [
    ("a/b.md", "a/b.md"), ("a b%.md", "a%20b%25.md"), ("/x/ä.md", "file:///x/%C3%A4.md"),
    ("a:b.md", "a%3Ab.md"),
  ])
  func pathsAreURIs(path: String, uri: String) {
    #expect(SARIFReport.uri(path) == uri)
  }

  private static let anywhere = RepositoryPaths(root: nil, workingFolder: "/")

  @Test(arguments: [
    ("a.md", "docs/sub/a.md"), ("../a.md", "docs/a.md"), ("../../../a.md", "../../../a.md"),
    ("/repo/x/a.md", "x/a.md"), ("/repository/a.md", "/repository/a.md"),
    ("./b/../a.md", "docs/sub/a.md"),
  ])
  func pathsAreThoseInTheRepository(path: String, expected: String) {
    let paths = RepositoryPaths(root: "/repo", workingFolder: "/repo/docs/sub")
    #expect(paths.path(path) == expected)
    #expect(Self.anywhere.path(path) == path)
    var report = NotebookReport(notebook: path, folder: "../output/")
    report = paths.report(report)
    #expect(report.notebook == expected && report.folder == "docs/output/")
  }

  private func drift(_ committed: [String: String], _ new: [(String, String)]) -> NotebookDrift {
    NotebookDrift(
      documents: new.map {
        DocumentFile(path: $0, syntax: syntax(ofPath: $0), bytes: Array($1.utf8))
      }, outline: nil,
      tolerance: nil, committed: { committed[$0].map { Array($0.utf8) } })
  }

  @Test func whatAPageRepeatsIsToldOnce() {
    let old = ["a.md": "```text\na = 1.5\n```\n", "a.html": "<style>1</style><pre>a = 1.5</pre>"]
    let new = [
      ("a.md", "```text\na = 1.6\n```\n"), ("a.html", "<style>2</style><pre>a = 1.6</pre>"),
    ]
    let found = drift(old, new).differences
    #expect(found.map(\.document) == ["a.md"])
  }

  @Test func whatOnlyThePageHasIsTold() {
    let text = "```text\na = 1.5\n```\n"
    func page(_ style: Int, _ number: String) -> String {
      "<style>\(style)</style><pre>a = \(number)</pre>"
    }
    let style = drift(
      ["a.md": text, "a.html": page(1, "1.5")], [("a.md", text), ("a.html", page(2, "1.5"))])
    #expect(style.differences.map(\.kind) == [.structure])
    let digit = drift(
      ["a.md": text, "a.html": page(1, "1.4")], [("a.md", text), ("a.html", page(2, "1.5"))])
    #expect(digit.differences.map(\.kind) == [.numeric])
    #expect(digit.documents.map(\.isCurrent) == [true, false])
  }

  @Test func missingDocumentsAreTold() {
    let found = drift([:], [("a.md", "x")])
    #expect(found.documents.map(\.state) == [.missing])
    #expect(!found.isAccepted && found.differences.map(\.kind) == [.structure])
  }

  @Test func theFirstEpochIsToldWithTheWorstLoss() throws {
    let table = { (losses: [String]) in
      "```text\n"
        + losses.enumerated().map { "Epoch \($0 * 10), Loss: \($1)\n" }.joined() + "```\n"
    }
    let found = drift(
      ["a.md": table(["0.5000000000000001", "0.4", "0.3", "0.2"])],
      [("a.md", table(["0.5000000000000002", "0.4", "0.35", "0.29"]))])
    let groups = DifferenceGroup.groups(of: found.differences)
    #expect(groups.map(\.count) == [2, 1])
    #expect(groups[0].text.contains("loss at epoch 30: 0.2 → 0.29"))
    #expect(groups[0].text.hasSuffix("and 1 more; the first epoch that differs is 0"))
    #expect(!groups[1].text.contains("first epoch"))
  }

  /// Of very many problems each format tells the same, and how many there are beside them.
  @Test(arguments: [
    (ReportFormat.github, "::error", 101, "::… and 3900 more errors\n"),
    (.sarif, "\"ruleId\": \"notebook-error\"", 101, "\"text\": \"… and 3900 more errors\""),
    (.junit, "n.md:1:", 101, "\n… and 3900 more errors</error>"),
    (.json, "\"severity\": \"error\"", 100, "\"moreProblems\": {\n"),
  ])
  func veryManyProblemsAreCounted(
    format: ReportFormat, mark: String, count: Int, rest: String
  ) throws {
    let source = try SourceText(name: "n.md", bytes: [UInt8](repeating: 0x61, count: 4000))
    var report = NotebookReport(notebook: "n.md", folder: "")
    report.diagnostics = (0..<4000).map {
      Diagnostic(.error, "wrong", at: $0..<$0 + 1, in: source)
    }
    let text = format.text(of: [report], Self.anywhere)
    #expect(text.components(separatedBy: mark).count - 1 == count)
    #expect(text.contains(rest), "\(text.suffix(400))")
    report.diagnostics.removeLast(3900)
    #expect(!format.text(of: [report], Self.anywhere).contains("more"))
  }

  @Test func summaries() {
    var failed = NotebookReport(notebook: "a.md", folder: "output/")
    failed.failure = "gone"
    var current = NotebookReport(notebook: "b.md", folder: "output/")
    current.drift = drift(["b.md": "x"], [("b.md", "x")])
    #expect([current].summary == "1 current, 0 drifted")
    #expect([failed, current].summary == "1 current, 0 drifted, 1 failed")
  }
}
