import ArgumentParser
import CMemory
import NeuralNetwork
import NotebookDocuments
import NotebookDrift
import NotebookExecution

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command.
@main
struct Nbrun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nbrun",
    abstract: "Makes documents from Markdown notebooks that describe neural networks.",
    discussion: """
      A notebook is Markdown with fenced `network` blocks. nbrun trains what they \
      describe and writes each notebook with its results as Markdown and as one \
      HTML page.

      EXAMPLES
        nbrun notebooks/xor.md              writes output/xor.md and output/xor.html
        nbrun notebooks                     all the notebooks in a folder
        nbrun notebooks --to md,html,json   the values as JSON too
        nbrun check notebooks               says whether any output has drifted
        nbrun check notebooks --tolerance relative=1e-9 --format github
        nbrun serve notebooks               shows them in a browser, refreshed on each save
        nbrun site notebooks                a site with an index, links and a search, in site/

      EXIT CODES
        0   done; for check: every output is current, or within its tolerance
        1   check: an output has drifted; run --fail-on-change: a file was changed
        2   a notebook or a file has an error; nothing was written for that notebook
        64  the command line is wrong
        130 it was interrupted (Ctrl-C); every document is as before or complete
      """,
    version: "nbrun \(NotebookDocuments.version) (numeric contract \(numericContract), "
      + "instruction set \(InstructionSet.selected.rawValue))",
    subcommands: [
      Run.self, Check.self, Serve.self, MakeSite.self, New.self, Initialize.self,
      LanguageServerCommand.self, PrintReference.self, PrintSchema.self, Template.self, Cache.self,
      NetworkDigest.self, EditedRun.self,
    ],
    defaultSubcommand: Run.self
  )

  static func main() {
    nbrun_end_when_out_of_memory(Exit.error.rawValue)
    signal(SIGPIPE, SIG_IGN)
    Recovery.start()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      exit(withError: commandWrittenAsOption(error) ?? error)
    }
    if let failure = Terminal.failureToWrite {
      Terminal.error(failure.description)
      exit(withError: Exit.error)
    }
  }
}

extension Nbrun {
  /// What to say of `nbrun --serve`, where the parser proposes the option that is spelt most like it.
  private static func commandWrittenAsOption(_ error: any Error) -> ValidationError? {
    guard let match = message(for: error).firstMatch(of: /Unknown option '--([a-z]+)'/) else {
      return nil
    }
    let name = String(match.1)
    let commands = configuration.subcommands.filter { $0.configuration.shouldDisplay }
    guard commands.contains(where: { $0._commandName == name }) else { return nil }
    return ValidationError("Unknown option '--\(name)'. Did you mean the command `nbrun \(name)`?")
  }
}

/// How a run ends, where it does not end well.
enum Exit {
  /// A committed output differs from what the notebook gives.
  static let drift = ExitCode(1)
  /// A notebook has an error, or a file cannot be read or written.
  static let error = ExitCode(2)
}
