import NotebookDocuments
import NotebookSyntax

/// A check as JSON, for other programs:
///
///     {
///       "format": 1,
///       "nbrun": "0.1.0",
///       "summary": {"current": 3, "accepted": 0, "drifted": 1, "failed": 0},
///       "notebooks": [
///         {
///           "notebook": "notebooks/xor.md",
///           "status": "drifted",
///           "documents": [{"path": "output/xor.md", "status": "drifted"}],
///           "differences": [
///             {
///               "class": "numeric", "verdict": "rejected", "document": "output/xor.md",
///               "line": 12, "network": "xor", "value": "W1", "index": "[0, 1]",
///               "old": "0.25", "new": "0.26", "relativeError": 0.04
///             }
///           ],
///           "problems": [
///             {"severity": "error", "line": 3, "column": 1, "message": "…", "hint": "…"}
///           ],
///           "moreProblems": {"errors": 3900, "warnings": 0}
///         }
///       ]
///     }
///
/// A verdict is `accepted` or `rejected`; a class is one of `structure`, `numeric`, `prose`, `tolerance`, `ulps`, `formatting`; a status one of
/// `current`, `accepted`, `drifted`, `failed`, for a document also `missing`, `orphan` (no notebook makes it any more)
/// and, of `nbrun run`, `written`. `line`, `network`, `ulps`, `relativeError` and `epoch` are left out where there is none,
/// and `moreProblems`, which counts the problems that are not listed, where all are. A problem that is not in the
/// notebook, but in a file that it includes, has a `file` before its `line`. A relative error may be the text `inf`.
/// Differences stand worst first, and each once, however many documents show it.
enum JSONReport {
  static func text(of reports: [NotebookReport]) -> String {
    JSON.object([
      ("format", .integer(1)),
      ("nbrun", .string(version)),
      (
        "summary",
        .object(
          NotebookReport.Status.allCases.map { ($0.rawValue, .integer(reports.count($0))) })
      ),
      ("notebooks", .array(reports.map(notebook))),
    ]).text() + "\n"
  }

  private static func notebook(_ report: NotebookReport) -> JSON {
    let failure = report.failure.map {
      JSON.object([("severity", .string("error")), ("message", .string($0))])
    }
    let shown = report.shown
    let more: [(key: String, value: JSON)] =
      shown.rest == nil
      ? []
      : [
        (
          "moreProblems",
          .object([
            ("errors", .integer(shown.hiddenErrors)), ("warnings", .integer(shown.hiddenWarnings)),
          ])
        )
      ]
    return .object(
      [
        ("notebook", .string(report.notebook)),
        ("status", .string(report.status.rawValue)),
        (
          "documents",
          .array((report.drift?.documents ?? []).map { document($0, in: report.folder) })
        ),
        (
          "differences",
          .array((report.drift?.differences ?? []).map { difference($0, in: report.folder) })
        ),
        (
          "problems",
          .array(
            shown.diagnostics.map { problem($0, of: report.notebook) }
              + (failure.map { [$0] } ?? []))
        ),
      ] + more)
  }

  private static func document(_ drift: NotebookDrift.DocumentDrift, in folder: String) -> JSON {
    let status =
      switch drift.state {
      case .missing, .orphan, .written: drift.state.rawValue
      case .compared where drift.isCurrent: "current"
      case .compared: drift.isAccepted ? "accepted" : "drifted"
      }
    return .object([("path", .string(folder + drift.path)), ("status", .string(status))])
  }

  private static func difference(_ difference: Difference, in folder: String) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("class", .string(difference.kind.rawValue)),
      ("verdict", .string(difference.isAccepted ? "accepted" : "rejected")),
      ("document", .string(folder + difference.document)),
    ]
    if let line = difference.line { members.append(("line", .integer(line))) }
    if let network = difference.network { members.append(("network", .string(network))) }
    members += [
      ("value", .string(difference.value)), ("index", .string(difference.index)),
      ("old", .string(difference.old)), ("new", .string(difference.new)),
    ]
    if let ulps = difference.error?.ulps { members.append(("ulps", .integer(ulps))) }
    if let relative = difference.error?.relative {
      members.append(("relativeError", .number(relative, .float64)))
    }
    if let epoch = difference.epoch { members.append(("epoch", .integer(epoch))) }
    return .object(members)
  }

  private static func problem(_ diagnostic: Diagnostic, of notebook: String) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("severity", .string(diagnostic.severity.rawValue))
    ]
    // A file that the notebook includes, or a parameter on the command line.
    if diagnostic.file != notebook { members.append(("file", .string(diagnostic.file))) }
    members += [
      ("line", .integer(diagnostic.location.line)),
      ("column", .integer(diagnostic.location.column)),
      ("message", .string(diagnostic.message)),
    ]
    if let hint = diagnostic.hint { members.append(("hint", .string(hint))) }
    return .object(members)
  }
}
