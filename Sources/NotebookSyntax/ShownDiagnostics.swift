/// The problems of a notebook that are told, on a terminal as in a report: all of them, or where they are very
/// many a hundred and the number of the others.
package struct ShownDiagnostics: Sendable {
  /// So many problems of one notebook are shown.
  package static let most = 100

  /// In the order of the source. Where not all are shown, no error is left out for a warning.
  package let diagnostics: [Diagnostic]
  /// How many errors are not among them.
  package let hiddenErrors: Int
  /// How many warnings are not among them.
  package let hiddenWarnings: Int

  /// Chooses among all the problems of a notebook, in the order of the source.
  package init(of all: [Diagnostic]) {
    let errors = all.count { $0.severity == .error }
    var errorsLeft = min(errors, Self.most)
    var warningsLeft = min(all.count - errors, Self.most - errorsLeft)
    hiddenErrors = errors - errorsLeft
    hiddenWarnings = all.count - errors - warningsLeft
    var shown: [Diagnostic] = []
    for diagnostic in all {
      switch diagnostic.severity {
      case .error where errorsLeft > 0: errorsLeft -= 1
      case .warning where warningsLeft > 0: warningsLeft -= 1
      default: continue
      }
      shown.append(diagnostic)
    }
    diagnostics = shown
  }

  /// What is said of those that are not shown: `… and 3900 more errors`; nil where all are.
  package var rest: String? {
    let parts = [(hiddenErrors, "error"), (hiddenWarnings, "warning")].filter { $0.0 > 0 }
      .map { "\($0) more \($1)\($0 == 1 ? "" : "s")" }
    return parts.isEmpty ? nil : "… and " + parts.joined(separator: " and ")
  }

  /// How bad those are that are not shown.
  package var severityOfRest: Diagnostic.Severity { hiddenErrors > 0 ? .error : .warning }
}
