import ArgumentParser
import NotebookExecution

extension Nbrun {
  /// `nbrun check`: the same run, compared with the committed documents instead of written.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say whether committed documents are what their notebooks give."
    )

    @OptionGroup var options: NotebookOptions
    @OptionGroup var isolation: IsolationOptions

    func run() throws {
      var failed = false
      var current = 0
      var drifted = 0
      try options.forEachNotebook(overwritingEdits: true, isolation: isolation) { outcome in
        guard let documents = outcome.documents else {
          failed = true
          return false
        }
        do throws(FileError) {
          var differences: [String] = []
          for document in documents {
            if let difference = try difference(document) { differences.append(difference) }
          }
          for difference in differences { Terminal.out(difference, terminator: "") }
          if differences.isEmpty { current += 1 } else { drifted += 1 }
          return differences.isEmpty
        } catch {
          Terminal.error(error.description)
          failed = true
          return false
        }
      }
      Terminal.error("\(current) current, \(drifted) drifted")
      if failed { throw Exit.error }
      if drifted > 0 { throw Exit.drift }
    }

    /// The difference between a committed document and the new one; nil where there is none.
    private func difference(_ document: Document) throws(FileError) -> String? {
      let path = options.outputPath(document.path)
      let exists = FileSystem.kind(of: path) == .file
      let committed = exists ? try FileSystem.read(path) : []
      if exists, committed == document.bytes { return nil }
      let diff = UnifiedDiff(from: committed, to: document.bytes)
      let text = diff.text(oldName: exists ? path : "/dev/null", newName: path)
      return text.isEmpty ? "\(path): missing\n" : text
    }
  }
}
