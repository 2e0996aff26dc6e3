import ArgumentParser
import NotebookDrift
import NotebookSyntax

/// How a run is reported.
struct ReportOptions: ParsableArguments {
  @Option(help: "How to report: text, github, junit, sarif, json.")
  var format = ReportFormat.text

  /// Whether it is reported line by line, to people.
  var isText: Bool { format == .text }

  /// Prints what is for machines. A service that shows files of a repository is told their paths in it.
  func write(_ reports: [NotebookReport]) {
    guard !isText else { return }
    let workspace = Environment["GITHUB_WORKSPACE"].flatMap { $0.isEmpty ? nil : $0 }
    let root = workspace.flatMap(FileSystem.resolved) ?? Projects.repository(above: ".")
    let paths = RepositoryPaths(root: root, workingFolder: FileSystem.absolute("."))
    Terminal.report(format.text(of: reports, paths))
  }
}

extension ReportFormat: ExpressibleByArgument {}

extension NotebookReport {
  /// What there is to tell of a notebook without its documents.
  init(_ outcome: NotebookOutcome, folder: String) {
    self.init(notebook: outcome.file.path, folder: folder)
    switch outcome.result {
    case .success(let run):
      diagnostics = run.diagnostics
      blocks = run.document?.blocks ?? []
    case .failure(let error): failure = error.reason
    }
    if !outcome.dependentNetworks.isEmpty {
      let names = outcome.dependentNetworks.map { "`\($0)`" }.joined(separator: ", ")
      failure = "in a process of its own, other results come from \(names)"
    }
  }
}
