import ArgumentParser
import NotebookExecution

extension Schema: ExpressibleByArgument {}

extension Nbrun {
  /// `nbrun schema`: what an editor checks and completes YAML by.
  struct PrintSchema: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schema",
      abstract: "Print the JSON Schema of a block, of the front matter or of nbrun.yml.",
      discussion: """
        The schema (draft 2020-12) is for editors and other programs. It says what keys there are and what they take; \
        nbrun itself refuses more, such as shapes that do not meet.
        """
    )

    @Argument(help: "Of what: block, front-matter, project.")
    var part = Schema.block

    func run() { Terminal.report(part.text) }
  }
}
