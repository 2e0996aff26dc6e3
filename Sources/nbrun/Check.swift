import ArgumentParser
import NotebookDocuments
import NotebookDrift
import NotebookExecution

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
        pictures of an earlier `--to md`. What no run makes is left alone.

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

    @Option(help: "How to report: text, github, junit, sarif, json.")
    var format = ReportFormat.text

    @Flag(help: "Show the unified diff of every document that differs, however long it is.")
    var diff = false

    func validate() throws {
      if diff, format != .text { throw ValidationError("--diff is for --format text") }
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
      if format != .text { Terminal.report(format.text(of: reports)) }
      Terminal.error(reports.summary)
      if let exit { throw exit }
      if reports.contains(where: { $0.status == .failed }) { throw Exit.error }
      if reports.contains(where: { $0.status == .drifted }) { throw Exit.drift }
    }

    private func report(on outcome: NotebookOutcome, _ workspace: Workspace) -> NotebookReport {
      var report = NotebookReport(
        notebook: outcome.file.path, folder: workspace.outputPath(""))
      do throws(FileError) {
        let run = try outcome.result.get()
        report.diagnostics = run.diagnostics
        report.blocks = run.document?.blocks ?? []
        if !outcome.dependentNetworks.isEmpty {
          let names = outcome.dependentNetworks.map { "`\($0)`" }.joined(separator: ", ")
          report.failure = "in a process of its own, other results come from \(names)"
        }
        guard let documents = outcome.documents else { return report }
        try compare(documents, run, workspace, &report)
      } catch {
        report.failure = error.reason
        if case .success = outcome.result { Terminal.error(error.description) }
      }
      return report
    }

    /// Compares a notebook's documents with the committed ones, and prints what a text report says.
    private func compare(
      _ documents: [DocumentFile], _ run: NotebookRun, _ workspace: Workspace,
      _ report: inout NotebookReport
    ) throws(FileError) {
      var diffs: [String] = []
      let drift = try NotebookDrift(
        documents: documents, outline: run.outline, tolerance: tolerance
      ) { path throws(FileError) in
        let committed = try workspace.committed(path)
        if format == .text, let document = documents.first(where: { $0.path == path }) {
          diffs.append(unifiedDiff(document, committed, workspace))
        }
        return committed
      }
      report.drift = drift
      guard format == .text else { return }
      let text = TextReport.text(of: report) + (diff || !drift.isAccepted ? diffs.joined() : "")
      Terminal.out(text, terminator: "")
    }

    /// The unified diff of a document, or where it can be had.
    private func unifiedDiff(
      _ document: DocumentFile, _ committed: [UInt8]?, _ workspace: Workspace
    ) -> String {
      guard committed != document.bytes else { return "" }
      let path = workspace.outputPath(document.path)
      let text = UnifiedDiff(from: committed ?? [], to: document.bytes)
        .text(oldName: committed == nil ? "/dev/null" : path, newName: path)
      let count = text.utf8.count { $0 == UInt8(ascii: "\n") }
      guard !diff, count > Self.longestDiff else { return text }
      return "\(path): the diff has \(count) lines; --diff shows it\n"
    }

    /// The lines of a diff that are shown without being asked for.
    private static let longestDiff = 60
  }
}

extension ReportFormat: ExpressibleByArgument {}
