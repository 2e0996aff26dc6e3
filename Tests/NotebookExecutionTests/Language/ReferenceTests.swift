import Foundation
import NeuralNetwork
import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

@Suite struct ReferenceTests {
  /// The committed reference is the one that the definitions give; `nbrun reference` makes it.
  @Test func committedReferenceIsCurrent() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "Documentation/Language.md")
    let committed = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(
      committed == Reference.markdown,
      "run `nbrun reference > Documentation/Language.md`")
  }

  @Test(
    arguments: activations.names + losses.names + optimizers.names + schedules.names
      + initializers.names + transforms.names + dataGenerators.names)
  func listsTheComponents(name: String) {
    #expect(Reference.markdown.contains("\n| `\(name)` | "))
  }

  @Test(arguments: ["one-hot", "record-every", "label-smoothing", "`dense`", "top-", "stop-below"])
  func listsWhatTheDecodersRead(key: String) {
    #expect(Reference.markdown.contains(key))
  }
}
