import NeuralNetwork
import NotebookDocuments

/// What a name stands for at one point of a notebook, and how it is put into outputs.
protocol Presentable: Sendable {
  /// What is wrong with how it is asked for; nil where nothing is.
  func objection(to options: ShowOptions) -> String?

  /// NumPy's texts, an entry for each array, which are joined with those of the items beside it; nil
  /// where it takes another form.
  func texts(_ options: ShowOptions) -> [String]?

  /// The outputs that it gives by itself.
  func outputs(_ options: ShowOptions) -> [Output]

  /// The same for other programs.
  func values(_ options: ShowOptions) -> [JSON]

  /// How the training ended whose losses it shows; nil where there is nothing to say.
  var ending: String? { get }

  /// It as one array, for claims and inline values; nil where it is none.
  var array: Tensor? { get }

  /// Whether it has rows, of which some can be shown.
  var hasRows: Bool { get }

  /// Whether all its numbers are finite, of those that a step computes.
  var isFinite: Bool { get }
}

extension Presentable {
  func objection(to options: ShowOptions) -> String? { nil }
  func texts(_ options: ShowOptions) -> [String]? { nil }
  func values(_ options: ShowOptions) -> [JSON] { [] }
  var ending: String? { nil }
  var array: Tensor? { nil }
  var hasRows: Bool { false }
  var isFinite: Bool { true }
}

/// One item of `show` with what it stands for at this point of the notebook.
struct ShownValue: Sendable {
  var options: ShowOptions
  var content: any Presentable

  /// For other programs.
  var values: [JSON] { content.values(options) }
}
