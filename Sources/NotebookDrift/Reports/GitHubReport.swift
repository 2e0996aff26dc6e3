import NotebookDocuments
import NotebookSyntax

/// A check as workflow commands, which GitHub shows as annotations on the lines of the notebooks.
enum GitHubReport {
  static func text(of reports: [NotebookReport], _ paths: RepositoryPaths) -> String {
    reports.flatMap { commands(paths.report($0), paths) }.map { $0 + "\n" }.joined()
  }

  private static func commands(_ report: NotebookReport, _ paths: RepositoryPaths) -> [String] {
    let shown = report.shown
    var commands = shown.diagnostics.map { diagnostic in
      command(
        diagnostic.severity.rawValue, file: paths.path(diagnostic.file),
        ["line=\(diagnostic.location.line)", "col=\(diagnostic.location.column)"],
        title: "nbrun", diagnostic.message + (diagnostic.hint.map { " (\($0))" } ?? ""))
    }
    if let rest = shown.rest {
      let severity = shown.severityOfRest.rawValue
      commands.append(command(severity, file: report.notebook, [], title: "nbrun", rest))
    }
    if let failure = report.failure {
      commands.append(command("error", file: report.notebook, [], title: "nbrun", failure))
    }
    return commands
      + report.groups.map { group in
        let worst = group.worst
        return command(
          worst.isAccepted ? "notice" : "error", file: report.notebook, ["line=\(worst.line ?? 1)"],
          title: "nbrun: \(worst.isAccepted ? "accepted, " : "")\(worst.kind.rawValue)",
          group.text + (worst.line == nil ? " in \(report.folder)\(worst.document)" : ""))
      }
  }

  private static func command(
    _ level: String, file: String, _ place: [String], title: String, _ message: String
  ) -> String {
    let properties = ["file=\(property(file))"] + place + ["title=\(property(title))"]
    return "::\(level) \(properties.joined(separator: ","))::\(data(message))"
  }

  /// A message as GitHub's runner reads it back.
  static func data(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  /// A property, where `:` and `,` have a meaning too.
  static func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  /// Goes by scalars: CR LF is one character.
  private static func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.map { escapes[$0] ?? String($0) }.joined()
  }
}
