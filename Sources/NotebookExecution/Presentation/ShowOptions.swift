import NotebookDocuments

/// What an item of `show` and the notebook say of how a value is to look.
struct ShowOptions: Sendable {
  /// The name as the author wrote it: `predictions` and `y_hat` are the same subject.
  var name: String
  /// What holds for the whole notebook.
  var numberStyle = NumberStyle.numpy
  var form: Form?
  /// Digits after the decimal point; nil is NumPy's default for arrays, and all digits for scalars.
  var digits: Int?
  /// Decimals to round to before printing, as `np.round` does.
  var round: Int?
  /// How many of the first rows are shown; nil for all.
  var rows: Int?
  /// How the vertical axis of a curve is spaced.
  var scale = AxisScale.linear
  /// The sample that a derivation is written for, from 0.
  var sample = 0
  var caption: String?
  var label: String?
}

extension ShowOptions {
  /// The form of an array.
  var arrayForm: Form { form ?? (numberStyle == .table ? .table : .numpy) }

  /// The digits of arrays and formulas: in the full style as many as tell all numbers apart.
  var arrayDigits: Int? { digits ?? (numberStyle == .full ? 17 : nil) }

  /// An output with the caption that the author or else nbrun gives it.
  func output(_ content: Output.Content, caption: String? = nil) -> Output {
    Output(content, caption: self.caption ?? caption, label: label)
  }
}

/// What an item of `show` can say of how its subject looks. A caption and a label are for all.
enum ShowOption: String, CaseIterable, Sendable {
  case form = "as"
  case digits
  case round
  case rows
  case scale
  case sample

  /// Those of arrays.
  static let ofArrays: Set<ShowOption> = [.form, .digits, .round, .rows]
}

/// How the arrays of a notebook are shown unless an item says otherwise.
enum NumberStyle: String, CaseIterable, Sendable {
  /// As NumPy prints them, with 8 digits after the point.
  case numpy
  /// As tables.
  case table
  /// As NumPy prints them, with all the digits that tell them apart.
  case full
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

  /// Whether it is text as NumPy prints it.
  var isText: Bool { self == .numpy || self == .repr }
}
