import ArgumentParser
import NotebookDocuments
import NotebookExecution

extension Nbrun {
  /// `nbrun reference`: the reference of the block language.
  struct PrintReference: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reference",
      abstract: "Print the reference of the block language."
    )

    /// For whom the reference is.
    enum Format: String, CaseIterable, ExpressibleByArgument {
      /// For people.
      case markdown
      /// For programs, see `Documentation/JSON.md`.
      case json
    }

    @Option(help: "How to print: markdown, json.")
    var format = Format.markdown

    func run() {
      let text =
        switch format {
        case .markdown: Reference.markdown
        case .json: Reference.json
        }
      Terminal.report(text)
    }
  }
}
