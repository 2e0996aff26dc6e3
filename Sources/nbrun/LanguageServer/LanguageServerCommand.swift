import ArgumentParser
import CRecovery

extension Nbrun {
  /// `nbrun lsp`: speaks the Language Server Protocol.
  struct LanguageServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lsp",
      abstract:
        "Help an editor with notebooks: the Language Server Protocol on standard input and output.",
      discussion: """
        An editor starts it for Markdown files, and for nbrun.yml. It offers diagnostics while one types (those of \
        the blocks at once, those of the run when it is done; the next edit cancels it), completion of keys and \
        values, hover, go to declaration, references, highlights and rename of networks, labels and parameters, \
        document symbols, folding, quick fixes where a diagnostic knows what is meant, and the command `nbrun.run`, \
        whose argument is a document's URI, and which writes the documents as `nbrun run` does. \
        Columns are UTF-8 or UTF-16 as the editor likes; text is synchronised incrementally.

        Notebooks run in processes of their own, from the text in the editor. Markdown without `network` blocks and \
        values is left alone.
        """
    )

    @OptionGroup(title: "Cache") var cache: CacheOptions

    func run() throws {
      // A crash ends it, and the editor starts it again; it cannot go on in the middle of a conversation.
      guard Environment[RECOVERY_VARIABLE] == nil else { throw Exit.error }
      Interruption.watch()
      let server = LanguageServer(cache: cacheArguments)
      var reader = MessageReader()
      while let message = reader.next() {
        guard let exit = server.take(message) else { continue }
        ChildProcess.killAll()
        if exit != 0 { throw ExitCode(exit) }
        return
      }
      // The editor has gone without a word.
      ChildProcess.killAll()
      throw ExitCode(1)
    }

    private var cacheArguments: [String] {
      (cache.isOff ? ["--no-cache"] : []) + (cache.folder.map { ["--cache=\($0)"] } ?? [])
    }
  }
}
