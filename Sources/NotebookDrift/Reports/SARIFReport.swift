import NotebookDocuments
import NotebookSyntax

/// A check as SARIF 2.1.0, the OASIS standard that code scanning services read.
enum SARIFReport {
  static func text(of reports: [NotebookReport], _ paths: RepositoryPaths) -> String {
    let driver: JSON = .object([
      ("name", .string("nbrun")),
      ("version", .string(version)),
      ("rules", .array(rules.map(rule))),
    ])
    let run: JSON = .object([
      ("tool", .object([("driver", driver)])),
      ("columnKind", .string("unicodeCodePoints")),
      ("results", .array(reports.flatMap { results($0, paths) })),
    ])
    return JSON.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      ("runs", .array([run])),
    ]).text() + "\n"
  }

  // MARK: - Rules

  private struct Rule {
    let id: String
    let description: String
    let level: String
  }

  private static let rules: [Rule] =
    [
      Rule(id: "notebook-error", description: "The notebook cannot be run.", level: "error"),
      Rule(
        id: "notebook-warning", description: "The notebook should be looked at.", level: "warning"),
    ] + DriftClass.allCases.map { Rule(id: id($0), description: description($0), level: "error") }

  private static func id(_ kind: DriftClass) -> String { "drift-\(kind.rawValue)" }

  private static func description(_ kind: DriftClass) -> String {
    switch kind {
    case .formatting: "A committed document differs from the new one in its formatting only."
    case .ulps: "A committed number is the same as the new one to a few units in the last place."
    case .tolerance: "A committed number is within the stated tolerance of the new one."
    case .prose: "The text of a committed document is not the notebook's."
    case .numeric: "A committed number is not the one that the notebook gives."
    case .structure: "A committed document has other values, rows or shapes than the new one."
    }
  }

  private static func rule(_ rule: Rule) -> JSON {
    .object([
      ("id", .string(rule.id)),
      ("shortDescription", .object([("text", .string(rule.description))])),
      ("defaultConfiguration", .object([("level", .string(rule.level))])),
    ])
  }

  // MARK: - Results

  private static func results(_ report: NotebookReport, _ paths: RepositoryPaths) -> [JSON] {
    let report = paths.report(report)
    let shown = report.shown
    var results = shown.diagnostics.map { diagnostic in
      let severity = diagnostic.severity.rawValue
      return result(
        "notebook-\(severity)", level: severity,
        diagnostic.message + (diagnostic.hint.map { " (\($0))" } ?? ""),
        in: paths.path(diagnostic.file), line: diagnostic.location.line,
        column: diagnostic.location.column)
    }
    if let rest = shown.rest {
      let severity = shown.severityOfRest.rawValue
      results.append(
        result("notebook-\(severity)", level: severity, rest, in: report.notebook))
    }
    if let failure = report.failure {
      results.append(result("notebook-error", level: "error", failure, in: report.notebook))
    }
    return results
      + report.groups.map { group in
        let worst = group.worst
        let place = worst.line == nil ? " in \(report.folder)\(worst.document)" : ""
        return result(
          id(worst.kind), level: worst.isAccepted ? "note" : "error",
          (worst.isAccepted ? "accepted: " : "") + group.text + place, in: report.notebook,
          line: worst.line ?? 1)
      }
  }

  private static func result(
    _ rule: String, level: String, _ message: String, in file: String, line: Int = 1,
    column: Int? = nil
  ) -> JSON {
    var region: [(key: String, value: JSON)] = [("startLine", .integer(line))]
    if let column { region.append(("startColumn", .integer(column))) }
    let location: JSON = .object([
      ("artifactLocation", .object([("uri", .string(uri(file)))])),
      ("region", .object(region)),
    ])
    return .object([
      ("ruleId", .string(rule)),
      ("ruleIndex", .integer(rules.firstIndex { $0.id == rule } ?? -1)),
      ("level", .string(level)),
      ("message", .object([("text", .string(message))])),
      ("locations", .array([.object([("physicalLocation", location)])])),
    ])
  }

  /// A path as a URI reference: relative to the repository, or with the scheme `file`.
  static func uri(_ path: String) -> String {
    let reference = MarkdownText.destination(path)
    return path.hasPrefix("/") ? "file://" + reference : reference
  }
}
