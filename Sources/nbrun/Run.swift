import ArgumentParser
import NotebookDocuments
import NotebookDrift
import NotebookExecution
import NotebookSyntax

extension Nbrun {
  /// `nbrun run`: runs notebooks and writes their documents.
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run notebooks and write their documents (the default)."
    )

    @OptionGroup var options: NotebookOptions

    @Option(
      help: ArgumentHelp(
        "Keep a document as it is where the new one is the same within this: formatting, ulps=4, "
          + "relative=1e-9, or the last two together, separated by a comma.",
        valueName: "tolerance"), transform: Tolerance.parse)
    var keepWithin: Tolerance?

    @Flag(help: "With --in-place, replace output that has been edited by hand.")
    var force = false

    func validate() throws {
      if let problem = options.misspeltCommand(among: Nbrun.configuration.subcommands) {
        throw ValidationError(problem)
      }
      if force, !options.inPlace { throw ValidationError("--force is for --in-place") }
    }

    func run() throws {
      let workspace = try options.workspace()
      let printer = try makePrinter(for: workspace)
      var written = 0
      var kept = 0
      var failed = 0
      var attempts = 0
      defer {
        if written + kept + failed > 1 {
          let keptText = kept > 0 ? "\(kept) kept, " : ""
          Terminal.error("\(written) written, \(keptText)\(failed) failed")
        }
      }
      try options.forEachNotebook(of: workspace, overwritingEdits: force) { outcome in
        guard let documents = outcome.documents else {
          failed += 1
          return .bad
        }
        do throws(FileError) {
          let due = try due(documents, outcome, workspace) + pdf(of: outcome, printer, workspace)
          guard try write(due, of: outcome, workspace) else {
            attempts += 1
            guard attempts < Self.mostAttempts else { throw .changesAllTheTime(outcome.file) }
            Terminal.error("\(outcome.file.path): saved while it ran; runs again")
            return .outdated
          }
          if due.isEmpty { kept += 1 } else { written += 1 }
          attempts = 0
          return .good
        } catch {
          Terminal.error(error.description)
          failed += 1
          attempts = 0
          return .bad
        }
      }
      if failed > 0 { throw Exit.error }
    }

    /// How often a notebook is run that is saved each time before its output is written.
    private static let mostAttempts = 10

    /// The documents without those that are to be kept as they are, which are named.
    private func due(
      _ documents: [DocumentFile], _ outcome: NotebookOutcome, _ workspace: Workspace
    ) throws(FileError) -> [DocumentFile] {
      guard let keepWithin else { return documents }
      let run = try outcome.result.get()
      let drift = try NotebookDrift(
        documents: documents, outline: run.outline, tolerance: keepWithin,
        committed: workspace.committed)
      for kept in drift.documents where !kept.isCurrent && kept.isAccepted {
        let path = workspace.outputPath(kept.path)
        Terminal.out(
          "\(outcome.file.path): kept \(path) (\(keepWithin)): "
            + TextReport.acceptance(of: kept.differences))
      }
      if drift.isCurrent { Terminal.out("\(outcome.file.path): already current") }
      return zip(documents, drift.documents).filter { !$1.isAccepted }.map(\.0)
    }

    /// What prints pages; nil where none are to be printed.
    private func makePrinter(for workspace: Workspace) throws -> PDFPrinter? {
      guard workspace.destination?.formats.includesPDF == true else { return nil }
      do throws(FileError) {
        return try PDFPrinter()
      } catch {
        Terminal.error(error.description)
        throw Exit.error
      }
    }

    private func pdf(
      of outcome: NotebookOutcome, _ printer: PDFPrinter?, _ workspace: Workspace
    ) throws(FileError) -> [DocumentFile] {
      guard let printer, let html = try outcome.result.get().pageHTML else { return [] }
      let path = outcome.file.stem + ".pdf"
      let bytes = try printer.pdf(of: html, name: workspace.outputPath(path))
      return [DocumentFile(path: path, syntax: .other, bytes: bytes)]
    }

    /// Returns false where the notebook, which is to hold its output, has been saved since it was run.
    private func write(
      _ documents: [DocumentFile], of outcome: NotebookOutcome, _ workspace: Workspace
    ) throws(FileError) -> Bool {
      let notebook = options.inPlace ? outcome.file.path : nil
      for document in documents where document.path != notebook {
        try FileSystem.write(document.bytes, to: workspace.outputPath(document.path))
      }
      // Last, when its pictures are there.
      if let document = documents.first(where: { $0.path == notebook }),
        let source = outcome.source,
        try !FileSystem.replace(source, by: document.bytes, at: document.path)
      {
        return false
      }
      guard !documents.isEmpty else { return true }
      let paths = documents.map { workspace.outputPath($0.path) }
      Terminal.out("\(outcome.file.path) → \(paths.joined(separator: ", "))".oneLine)
      return true
    }
  }
}

extension FileError {
  fileprivate static func changesAllTheTime(_ file: NotebookFile) -> FileError {
    FileError(
      file.path,
      reason:
        "the notebook is saved each time that it runs, or another program has it open for writing; it is left as it is"
    )
  }
}
