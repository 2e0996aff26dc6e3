import Foundation
import Testing

/// What the README shows of the command is what the golden cases record.
@Suite struct ReadmeTests {
  @Test(arguments: [
    ("readme-mistakes/expected/stderr", "0 written"), ("drift-kinds/expected/stdout", "--- output"),
  ])
  func showsRealOutput(recorded: String, end: String) throws {
    let file = CaseTests.folder.appending(path: recorded)
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let shown = text.firstRange(of: end).map { text[..<$0.lowerBound] } ?? text[...]
    let readme = CaseTests.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "README.md")
    let page = String(decoding: try Data(contentsOf: readme), as: UTF8.self)
    #expect(page.contains("```text\n\(shown)```"))
  }
}
