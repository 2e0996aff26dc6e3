/// A text that a new notebook or project begins with, in which `{{name}}` stands for what is filled in.
///
/// They are a module of their own for the reason that the files of pages are one: the compiler reads such lists of
/// bytes slowly.
package enum Starter: String, CaseIterable, Sendable {
  case xor
  case regression
  case classifier
  case csv
  case comparison
  case labSheet = "lab-sheet"

  /// What it is, for a list of them.
  package var summary: String {
    switch self {
    case .xor: "a small network learns exclusive or"
    case .regression:
      "a network learns a curve from noisy points, judged by points that were held out"
    case .classifier: "a network tells three groups of points apart"
    case .csv: "a network learns from a table of your own, given by --data"
    case .comparison: "three networks of different width on the same data"
    case .labSheet: "a sheet for students, with questions, parameters and checked answers"
    }
  }

  /// The notebook; of a table one whose targets are classes or one whose targets are numbers.
  ///
  /// - Parameter classifies: whether the targets are classes.
  package func text(classifies: Bool = true) -> String {
    let bytes =
      switch self {
      case .xor: PackageResources.xor_md
      case .regression: PackageResources.regression_md
      case .classifier: PackageResources.classifier_md
      case .csv where classifies: PackageResources.csv_classes_md
      case .csv: PackageResources.csv_numbers_md
      case .comparison: PackageResources.comparison_md
      case .labSheet: PackageResources.lab_sheet_md
      }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A project file.
  package static var project: String {
    String(decoding: PackageResources.project_yml, as: UTF8.self)
  }

  /// Fills in values; none of them is looked at again.
  package static func filled(_ text: String, with values: [String: String]) -> String {
    var parts = text.split(separator: "{{", omittingEmptySubsequences: false)[...]
    var filled = String(parts.removeFirst())
    for part in parts {
      guard let end = part.firstRange(of: "}}"), let value = values[String(part[..<end.lowerBound])]
      else {
        filled += "{{" + part
        continue
      }
      filled += value + part[end.upperBound...]
    }
    return filled
  }
}
