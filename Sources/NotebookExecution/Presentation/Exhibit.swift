/// What can be shown by a name of its own and is more than an array: a table, a picture, a derivation.
///
/// A new one is a file with a type that conforms, and a line in the list `exhibits`.
protocol Exhibit: Presentable {
  /// The name in a notebook: `loss-table`.
  static var name: String { get }
  /// What it shows, for the reference.
  static var summary: String { get }
  /// Whether it is made from states that a training passes through, which are kept for it alone.
  static var needsFrames: Bool { get }
  /// Whether it shows gradients, of which a page says whether they are right.
  static var isOfGradients: Bool { get }
  /// Whether it is of the samples of the last evaluation.
  static var isOfEvaluation: Bool { get }
  /// What an item of `show` can say of how it looks.
  static var options: Set<ShowOption> { get }
  /// What `as` can be, where that is one of the options.
  static var forms: [Form] { get }
  /// What `expect` can claim of it; nil where it can claim nothing.
  static var claim: ClaimKind? { get }

  /// Takes what it shows from a network as it is now.
  init(of state: NetworkState) throws(Unavailable)
}

extension Exhibit {
  static var needsFrames: Bool { false }
  static var isOfGradients: Bool { false }
  static var isOfEvaluation: Bool { false }
  static var options: Set<ShowOption> { [] }
  static var forms: [Form] { [] }
  static var claim: ClaimKind? { nil }
}

/// What an expectation can be written as.
enum ClaimKind {
  /// A number, vector or matrix.
  case value
  /// Losses by epoch.
  case losses
  /// `pass` or `fail`.
  case verdict
}
