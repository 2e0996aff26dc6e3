/// How `nbrun check` tells what it has found, and `nbrun run` what it has done.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// For people; written notebook by notebook, see ``TextReport``.
  case text
  /// Annotations of a GitHub workflow.
  case github
  /// JUnit XML.
  case junit
  /// SARIF 2.1.0.
  case sarif
  /// All of it, see ``JSONReport``.
  case json

  /// The whole report.
  ///
  /// - Parameter paths: how services are told of files that show them beside a repository.
  package func text(of reports: [NotebookReport], _ paths: RepositoryPaths) -> String {
    switch self {
    case .text: reports.map(TextReport.text).joined()
    case .github: GitHubReport.text(of: reports, paths)
    case .junit: JUnitReport.text(of: reports)
    case .sarif: SARIFReport.text(of: reports, paths)
    case .json: JSONReport.text(of: reports)
    }
  }
}
