import ArgumentParser
import NotebookDocuments
import NotebookExecution

extension Nbrun {
  /// `nbrun reference`: the reference of the block language.
  struct PrintReference: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reference",
      abstract: "Print the reference of the block language, as Markdown."
    )

    func run() {
      Terminal.report(Reference.markdown)
    }
  }
}
