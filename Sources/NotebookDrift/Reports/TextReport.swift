import NotebookDocuments

/// A check for people: for each notebook that is not current, what differs, worst first.
package struct TextReport {
  /// The lines about one notebook, each ended; nothing for one that is current or has failed, since
  /// errors have been told in their own way.
  package static func text(of report: NotebookReport) -> String {
    guard let drift = report.drift, !drift.isCurrent else { return "" }
    let groups = report.groups
    let rejected = groups.filter { !$0.worst.isAccepted }
    var lines = ["\(report.notebook): \(report.status.rawValue)"]
    for place in places(of: rejected, in: report.folder) {
      let here = rejected.filter { $0.place(in: report.folder) == place }
      lines.append("  \(place)")
      lines += here.prefix(linesPerPlace).map { "    \(label($0.worst.kind)) \($0.text)" }
      if here.count > linesPerPlace {
        lines.append("    … and \(here.count - linesPerPlace) more values")
      }
    }
    lines += counts(drift.differences).map { "  \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let linesPerPlace = 5

  private static func places(of groups: [DifferenceGroup], in folder: String) -> [String] {
    var places: [String] = []
    for group in groups {
      let place = group.place(in: folder)
      if !places.contains(place) { places.append(place) }
    }
    return places
  }

  /// The class in a column of its own.
  private static func label(_ kind: DriftClass) -> String {
    let width = DriftClass.allCases.map(\.rawValue.count).max() ?? 0
    let name = kind.rawValue
    return name + String(repeating: " ", count: width - name.count)
  }

  private static func counts(_ differences: [Difference]) -> [String] {
    let accepted = differences.filter(\.isAccepted)
    let rejected = differences.filter { !$0.isAccepted }
    var lines: [String] = []
    if !rejected.isEmpty { lines.append("in all: " + words(rejected)) }
    if !accepted.isEmpty { lines.append("accepted: " + acceptance(of: accepted)) }
    return lines
  }

  /// What was accepted: `3 numbers within tolerance; largest relative error 2.1e-12`.
  package static func acceptance(of differences: [Difference]) -> String {
    let errors = differences.compactMap(\.error)
    guard let largest = errors.map(\.relative).max() else { return words(differences) }
    return words(differences)
      + "; largest relative error \(NumberText.scientific(largest, decimals: 1))"
  }

  /// `2 numeric changes, 1 formatting only`.
  static func words(_ differences: [Difference]) -> String {
    DriftClass.allCases.reversed().compactMap { kind in
      let count = differences.count { $0.kind == kind }
      return count == 0 ? nil : kind.words(count: count)
    }.joined(separator: ", ")
  }
}
