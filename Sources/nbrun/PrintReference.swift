import ArgumentParser
import NotebookDocuments
import NotebookExecution

extension Nbrun {
  /// `nbrun reference`: the reference of the block language, or what it says of one thing.
  struct PrintReference: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reference",
      abstract: "Print the reference of the block language, or what it says of one thing.",
      discussion: """
        EXAMPLES
          nbrun reference                 all of it, as Markdown
          nbrun reference adam            one thing, as plain text
          nbrun reference data.split      one that belongs to another
          nbrun reference W1 --format json
        """
    )

    /// For whom the reference is.
    enum Format: String, CaseIterable, ExpressibleByArgument {
      /// For people.
      case markdown
      /// For programs, see `Documentation/JSON.md`.
      case json
    }

    @Argument(
      help: ArgumentHelp(
        "The name of a key, a component, a step or something to show; before it, what it belongs to.",
        valueName: "key"))
    var key: [String] = []

    @Option(help: "How to print: markdown, json.")
    var format = Format.markdown

    func run() throws {
      guard key.isEmpty else { return try printEntries() }
      let text =
        switch format {
        case .markdown: Reference.markdown
        case .json: Reference.json
        }
      Terminal.report(text)
    }

    private func printEntries() throws {
      switch Reference.answer(to: key) {
      case .found(let entries):
        show(entries)
      case .instead(let remark, let entries):
        Terminal.error(remark)
        show(entries)
      case .missing(let reason):
        Terminal.error("error: \(reason)")
        throw Exit.error
      }
    }

    private func show(_ entries: [Reference.Entry]) {
      switch format {
      case .markdown:
        Terminal.out(Reference.Entry.text(of: entries, width: Terminal.width))
      case .json:
        Terminal.report(JSON.array(entries.map(\.json)).text() + "\n")
      }
    }
  }
}
