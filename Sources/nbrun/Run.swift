import ArgumentParser
import NotebookExecution

extension Nbrun {
  /// `nbrun run`: runs notebooks and writes their documents.
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run notebooks and write their documents (the default)."
    )

    @OptionGroup var options: NotebookOptions

    @Flag(help: "With --in-place, replace output that has been edited by hand.")
    var force = false

    func validate() throws {
      if force, !options.inPlace { throw ValidationError("--force is for --in-place") }
    }

    func run() throws {
      var written = 0
      var failed = 0
      try options.forEachNotebook(overwritingEdits: force) { outcome in
        guard let documents = outcome.documents else {
          failed += 1
          return false
        }
        do throws(FileError) {
          if options.inPlace { try outcome.checkUnchanged() }
          try write(documents, of: outcome.file)
          written += 1
          return true
        } catch {
          Terminal.error(error.description)
          failed += 1
          return false
        }
      }
      if written + failed > 1 { Terminal.error("\(written) written, \(failed) failed") }
      if failed > 0 { throw Exit.error }
    }

    private func write(_ documents: [Document], of file: NotebookFile) throws(FileError) {
      for document in documents {
        // A notebook kept in place that is current already is left alone, with its time.
        if options.inPlace, try FileSystem.holds(document.bytes, document.path) { continue }
        try FileSystem.write(document.bytes, to: options.outputPath(document.path))
      }
      let paths = documents.map { options.outputPath($0.path) }
      Terminal.out("\(file.path) → \(paths.joined(separator: ", "))")
    }
  }
}
