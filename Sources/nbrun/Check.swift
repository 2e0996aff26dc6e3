import ArgumentParser
import NotebookDocuments
import NotebookDrift
import NotebookExecution
import NotebookSyntax

extension Nbrun {
  /// `nbrun check`: the same run, compared with the committed documents instead of written.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say whether committed documents are what their notebooks give.",
      discussion: """
        Differences are told worst first: structure (rows, shapes, blocks), numeric (another
        number), prose, tolerance (within what was stated), ulps (the same to the last digits),
        formatting.

        A tolerance is for numbers and white space. Another element, attribute, address, style or \
        script, another word and another file are a difference with every tolerance.

        What is asked for with --to must be there. Documents in other formats, and pictures, are \
        checked too where the output folder has them: a JSON document beside the Markdown, or the \
        pictures of an earlier `--to md`. Where a folder is checked, a document whose notebook is not \
        there any more has drifted; so has a picture that its notebook does not make any more. What \
        nbrun has not made is left alone. Line ends may be those of a checkout on Windows.

        A notebook can state its tolerance in the front matter, as in \
        `tolerance: {relative: 1e-9}`, and a block with the key `tolerance`; theirs goes before \
        --tolerance, except that `--tolerance exact` holds for all.
        """
    )

    @OptionGroup var options: NotebookOptions
    @OptionGroup var isolation: IsolationOptions

    @Option(
      help: ArgumentHelp(
        "What to accept as the same: exact, formatting, ulps=4, relative=1e-9, or the last two "
          + "together, separated by a comma. Identical bytes unless a notebook says otherwise.",
        valueName: "tolerance"), transform: Tolerance.parse)
    var tolerance: Tolerance?

    @OptionGroup var report: ReportOptions

    @Flag(help: "Show the unified diff of every document that differs, however long it is.")
    var diff = false

    func validate() throws {
      if diff, !report.isText { throw ValidationError("--diff is for --format text") }
    }

    func run() throws {
      let workspace = try options.workspace()
      var reports: [NotebookReport] = []
      var exit: ExitCode?
      do {
        try options.forEachNotebook(
          of: workspace, overwritingEdits: true, isolation: isolation, includingCommitted: true
        ) { outcome in
          let report = report(on: outcome, workspace)
          reports.append(report)
          return report.status == .current || report.status == .accepted ? .good : .bad
        }
      } catch let code as ExitCode {
        exit = code
        reports = workspace.failures + reports
      }
      reports += reportsOnOrphans(workspace)
      report.write(reports)
      Terminal.error(reports.summary)
      if let exit { throw exit }
      if reports.contains(where: { $0.status == .failed }) { throw Exit.error }
      if reports.contains(where: { $0.status == .drifted }) { throw Exit.drift }
    }

    /// A report for each notebook that is not there any more, and whose documents are.
    private func reportsOnOrphans(_ workspace: Workspace) -> [NotebookReport] {
      let orphans = workspace.orphans(of: options.work.shard)
      return Set(orphans.map(\.notebook)).sorted().map { notebook in
        var found = NotebookReport(notebook: notebook, folder: workspace.outputPath(""))
        found.drift = NotebookDrift(
          orphans: orphans.filter { $0.notebook == notebook }.map(\.path))
        if report.isText { Terminal.out(TextReport.text(of: found), terminator: "") }
        return found
      }
    }

    private func report(on outcome: NotebookOutcome, _ workspace: Workspace) -> NotebookReport {
      var report = NotebookReport(outcome, folder: workspace.outputPath(""))
      guard let documents = outcome.documents, case .success(let run) = outcome.result else {
        return report
      }
      do throws(FileError) {
        try compare(documents, run, of: outcome, workspace, &report)
      } catch {
        report.failure = error.reason
        Terminal.error(error.description)
      }
      return report
    }

    /// Compares a notebook's documents with the committed ones, and prints what a text report says.
    private func compare(
      _ documents: [DocumentFile], _ run: NotebookRun, of outcome: NotebookOutcome,
      _ workspace: Workspace, _ report: inout NotebookReport
    ) throws(FileError) {
      let isText = self.report.isText
      var diffs: [String] = []
      let drift = try NotebookDrift(
        documents: documents, outline: run.outline, tolerance: tolerance
      ) { path throws(FileError) in
        let committed = try workspace.committed(path)
        if isText, let document = documents.first(where: { $0.path == path }) {
          diffs.append(unifiedDiff(document, committed, workspace))
        }
        return committed
      }
      report.drift = drift.adding(orphans: workspace.orphans(of: outcome).map(\.path))
      guard isText else { return }
      let text = TextReport.text(of: report) + (diff || !drift.isAccepted ? diffs.joined() : "")
      Terminal.out(text, terminator: "")
    }

    /// The unified diff of a document, or where it can be had.
    private func unifiedDiff(
      _ document: DocumentFile, _ committed: [UInt8]?, _ workspace: Workspace
    ) -> String {
      if let committed, document.isCurrent(in: committed) { return "" }
      // The bytes of a picture or a PDF tell a reader nothing.
      if document.syntax == .other { return "" }
      let path = workspace.outputPath(document.path)
      let text = UnifiedDiff(
        from: LineEnds.unified(committed ?? []), to: LineEnds.unified(document.bytes)
      )
      .text(oldName: committed == nil ? "/dev/null" : path, newName: path)
      let count = text.utf8.count { $0 == UInt8(ascii: "\n") }
      guard !diff, count > Self.longestDiff || text.utf8.count > Self.largestDiff else {
        return text
      }
      return "\(path): the diff has \(count) lines; --diff shows it\n"
    }

    /// The lines of a diff that are shown without being asked for.
    private static let longestDiff = 60
    /// And the bytes: a picture in a page is one line.
    private static let largestDiff = 16 << 10
  }
}
