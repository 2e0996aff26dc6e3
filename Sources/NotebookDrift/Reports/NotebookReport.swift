import NotebookDocuments
import NotebookSyntax

/// What is to be told of one notebook after a check.
package struct NotebookReport: Sendable {
  /// How a check of it ends, from good to bad.
  package enum Status: String, CaseIterable, Sendable {
    /// All its documents are what it gives.
    case current
    /// They differ, but not more than the tolerance allows.
    case accepted
    /// They differ.
    case drifted
    /// The notebook has an error, or a file cannot be read.
    case failed
  }

  /// The path as the user gave it.
  package var notebook: String
  /// What stands before the paths of documents: `output/`.
  package var folder: String
  /// Its blocks, from top to bottom.
  package var blocks: [(line: Int, network: String)] = []
  /// What is wrong with the notebook.
  package var diagnostics: [Diagnostic] = []
  /// What is wrong with a file; nil where there is nothing.
  package var failure: String?
  /// Its documents compared; nil where the notebook has an error.
  package var drift: NotebookDrift?

  /// Makes the report of a notebook.
  package init(notebook: String, folder: String) {
    self.notebook = notebook
    self.folder = folder
  }

  /// Those of the problems that are told.
  var shown: ShownDiagnostics { ShownDiagnostics(of: diagnostics) }

  /// How the check ends.
  package var status: Status {
    guard failure == nil, let drift else { return .failed }
    if drift.isCurrent { return .current }
    return drift.isAccepted ? .accepted : .drifted
  }

  /// Its differences, gathered by block and value, worst first.
  var groups: [DifferenceGroup] { DifferenceGroup.groups(of: drift?.differences ?? []) }
}

extension [NotebookReport] {
  /// How many notebooks end in a way.
  func count(_ status: NotebookReport.Status) -> Int { count { $0.status == status } }

  /// The last line of a run: `3 current, 1 accepted, 0 drifted, 2 failed`; what is accepted and what
  /// has failed is told only where there is some.
  package var summary: String {
    var parts = ["\(count(.current)) current"]
    if count(.accepted) > 0 { parts.append("\(count(.accepted)) accepted") }
    parts.append("\(count(.drifted)) drifted")
    if count(.failed) > 0 { parts.append("\(count(.failed)) failed") }
    return parts.joined(separator: ", ")
  }
}
