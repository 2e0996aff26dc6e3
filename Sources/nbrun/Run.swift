import ArgumentParser
import NotebookExecution

extension Nbrun {
  /// `nbrun run`: runs notebooks and writes their documents.
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run notebooks and write their documents (the default)."
    )

    @OptionGroup var options: NotebookOptions

    func run() throws {
      var failed = false
      try options.forEachNotebook { file, result in
        guard let documents = result else {
          failed = true
          return
        }
        do throws(FileError) {
          for document in documents {
            try FileSystem.write(document.bytes, to: options.outputPath(document.path))
          }
          let paths = documents.map { options.outputPath($0.path) }
          Terminal.out("\(file.path) → \(paths.joined(separator: ", "))")
        } catch {
          Terminal.error(error.description)
          failed = true
        }
      }
      if failed { throw Exit.error }
    }
  }
}
