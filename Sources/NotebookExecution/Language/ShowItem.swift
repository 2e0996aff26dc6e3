import NotebookDocuments
import NotebookSyntax

/// One item of `show`: a subject and how to print it.
struct ShowItem: Sendable {
  var subject: Subject
  /// The name as the author wrote it: `predictions` and `y_hat` are the same subject.
  var name: String
  var form: Form?
  /// Digits after the decimal point; nil is NumPy's default for arrays, and all digits for scalars.
  var digits: Int?
  /// Decimals to round to before printing, as `np.round` does.
  var round: Int?
  /// How the vertical axis of a curve is spaced.
  var scale = AxisScale.linear
  /// The sample that a derivation is written for, from 0.
  var sample = 0
  var caption: String?
  var label: String?
  var range: SourceRange
}

/// How the vertical axis of a curve is spaced.
enum AxisScale: String, CaseIterable, Sendable {
  case linear
  case logarithmic = "log"
}

/// How a value is printed.
enum Form: String, CaseIterable, Sendable {
  /// What `print(array)` gives.
  case numpy
  /// What an array's name alone gives in a Python session.
  case repr
  /// A table.
  case table
  /// A formula.
  case math
  /// A picture.
  case heatmap
}
