import ArgumentParser
import NotebookDocuments
import NotebookDrift
import NotebookExecution
import NotebookSyntax

extension Nbrun {
  /// `nbrun run`: runs notebooks and writes their documents.
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run notebooks and write their documents (the default).",
      discussion: """
        A document that is current is left alone, with its time. So is a file that nbrun has not made, \
        which is an error unless --force is given: each document says in its last line, JSON in itself, \
        that nbrun has made it, and of which notebook.
        """
    )

    @OptionGroup var options: NotebookOptions
    @OptionGroup var report: ReportOptions

    @Option(
      help: ArgumentHelp(
        "Keep a document as it is where the new one is the same within this: formatting, ulps=4, "
          + "relative=1e-9, or the last two together, separated by a comma.",
        valueName: "tolerance"), transform: Tolerance.parse)
    var keepWithin: Tolerance?

    @Flag(
      help: """
        Take the place of files that nbrun has not made, too; with --in-place, replace output that has \
        been edited by hand.
        """)
    var force = false

    @Flag(
      help: """
        Remove documents whose notebook is not there any more, where a folder is run, and pictures that \
        their notebook does not make any more.
        """)
    var prune = false

    @Flag(
      help: """
        End with the exit code 1 where a file has been created, changed or removed, as a hook must \
        before a commit.
        """)
    var failOnChange = false

    func validate() throws {
      if let problem = options.misspeltCommand(among: Nbrun.configuration.subcommands) {
        throw ValidationError(problem)
      }
    }

    func run() throws {
      let workspace = try options.workspace()
      let printer = try makePrinter(for: workspace)
      var work = Work(workspace: workspace)
      var exit: ExitCode?
      do {
        defer { if let summary = work.summary { Terminal.error(summary) } }
        try options.forEachNotebook(of: workspace, overwritingEdits: force) { outcome in
          do throws(FileError) {
            return try process(outcome, printer, &work)
          } catch {
            Terminal.error(error.description)
            var failed = NotebookReport(outcome, folder: workspace.outputPath(""))
            failed.failure = error.reason
            return work.take(failed)
          }
        }
      } catch let code as ExitCode {
        exit = code
        work.reports = workspace.failures + work.reports
      }
      do throws(FileError) {
        if prune { try removeOrphans(&work) }
      } catch {
        Terminal.error(error.description)
        exit = Exit.error
      }
      report.write(work.reports)
      if let exit { throw exit }
      if work.failed > 0 { throw Exit.error }
      guard failOnChange, !work.changed.isEmpty else { return }
      Terminal.error("created, changed or removed: \(work.changed.joined(separator: ", "))".oneLine)
      throw Exit.drift
    }

    /// What has been done so far.
    private struct Work {
      let workspace: Workspace
      var reports: [NotebookReport] = []
      var kept = 0
      /// The files that have been created, changed or removed.
      var changed: [String] = []
      /// How often the present notebook has been saved while it ran.
      var attempts = 0

      var failed: Int { reports.count { $0.status == .failed } }

      /// What is said of more than one notebook.
      var summary: String? {
        guard reports.count > 1 else { return nil }
        let keptText = kept > 0 ? "\(kept) kept, " : ""
        return "\(reports.count - kept - failed) written, \(keptText)\(failed) failed"
      }

      mutating func take(_ report: NotebookReport) -> Conclusion {
        reports.append(report)
        attempts = 0
        return report.status == .failed ? .bad : .good
      }
    }

    /// How often a notebook is run that is saved each time before its output is written.
    private static let mostAttempts = 10

    /// Writes what a notebook gives.
    private func process(
      _ outcome: NotebookOutcome, _ printer: PDFPrinter?, _ work: inout Work
    ) throws(FileError) -> Conclusion {
      let workspace = work.workspace
      var found = NotebookReport(outcome, folder: workspace.outputPath(""))
      guard let documents = outcome.documents else { return work.take(found) }
      found.drift = try driftWithin(documents, outcome, workspace)
      let accepted = found.drift?.documents.filter(\.isAccepted).map(\.path) ?? []
      let wanted =
        try documents.filter { !accepted.contains($0.path) } + pdf(of: outcome, printer, workspace)
      guard let written = try write(wanted, of: outcome, workspace) else {
        work.attempts += 1
        guard work.attempts < Self.mostAttempts else { throw .changesAllTheTime(outcome.file) }
        Terminal.error("\(outcome.file.path): saved while it ran; runs again")
        return .outdated
      }
      work.changed += written.map(workspace.outputPath)
      if wanted.isEmpty { work.kept += 1 }
      if !written.isEmpty || found.drift == nil {
        found.drift = NotebookDrift(documents: documents, written: Set(written))
      }
      if prune { try remove(workspace.orphans(of: outcome), &work) }
      return work.take(found)
    }

    /// How the documents differ from those that are there, if some of these may stay; they are named.
    private func driftWithin(
      _ documents: [DocumentFile], _ outcome: NotebookOutcome, _ workspace: Workspace
    ) throws(FileError) -> NotebookDrift? {
      guard let keepWithin else { return nil }
      let run = try outcome.result.get()
      let drift = try NotebookDrift(
        documents: documents, outline: run.outline, tolerance: keepWithin,
        committed: workspace.committed)
      guard report.isText else { return drift }
      for kept in drift.documents where !kept.isCurrent && kept.isAccepted {
        let path = workspace.outputPath(kept.path)
        Terminal.out(
          "\(outcome.file.path): kept \(path) (\(keepWithin)): "
            + TextReport.acceptance(of: kept.differences))
      }
      if drift.isCurrent { Terminal.out("\(outcome.file.path): already current") }
      return drift
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
      guard let printer, let run = try? outcome.result.get(), let html = run.pageHTML else {
        return []
      }
      let path = outcome.file.stem + ".pdf"
      var bytes = try printer.pdf(of: html, name: workspace.outputPath(path))
      DocumentMark(of: path, from: run.document?.origin).insert(intoPDF: &bytes)
      return [DocumentFile(path: path, syntax: .other, bytes: bytes)]
    }

    /// Writes those of some documents that are not there already, all or none; returns their paths, or nil where the
    /// notebook, which is to hold its output, has been saved since it was run.
    private func write(
      _ documents: [DocumentFile], of outcome: NotebookOutcome, _ workspace: Workspace
    ) throws(FileError) -> [String]? {
      let notebook = options.inPlace ? outcome.file.path : nil
      var due: [DocumentFile] = []
      for document in documents where document.path != notebook {
        let path = workspace.outputPath(document.path)
        if try FileSystem.isDue(document, at: path, overwriting: force) { due.append(document) }
      }
      for document in due {
        try FileSystem.write(document.bytes, to: workspace.outputPath(document.path))
      }
      var written = due.map(\.path)
      // Last, when its pictures are there.
      if let document = documents.first(where: { $0.path == notebook }),
        let source = outcome.source
      {
        guard try FileSystem.replace(source, by: document.bytes, at: document.path) else {
          return nil
        }
        if source != document.bytes { written.append(document.path) }
      }
      if !documents.isEmpty, report.isText {
        let paths = documents.map { workspace.outputPath($0.path) }
        Terminal.out("\(outcome.file.path) → \(paths.joined(separator: ", "))".oneLine)
      }
      return written
    }

    // MARK: - Orphans

    /// Removes the documents whose notebook is not there any more.
    private func removeOrphans(_ work: inout Work) throws(FileError) {
      try remove(work.workspace.orphans(of: options.work.shard), &work)
    }

    private func remove(_ orphans: [Orphan], _ work: inout Work) throws(FileError) {
      for orphan in orphans {
        let path = try orphan.remove(below: work.workspace.destination)
        work.changed.append(path)
        guard report.isText else { continue }
        Terminal.out(orphan.removal(of: path))
      }
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
