import NotebookSyntax
import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

/// Runs a notebook written in a test.
func run(_ markdown: String, formats: [DocumentFormat] = [.md]) -> NotebookRun {
  NotebookRun(
    name: "test.md", stem: "test", bytes: Array(markdown.utf8), target: .documents(formats))
}

/// The diagnostics of a notebook, each on one line.
func problems(_ markdown: String) -> [String] {
  run(markdown).diagnostics.map(\.description)
}

/// The Markdown made of a notebook.
func document(_ markdown: String) throws -> String {
  let documents = try #require(run(markdown).documents)
  return String(decoding: documents[0].bytes, as: UTF8.self)
}

/// A notebook of one block.
func block(_ yaml: String) -> String { "```network\n\(yaml)\n```\n" }
