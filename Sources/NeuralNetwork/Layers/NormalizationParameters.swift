extension ParameterDescription {
  /// The factors after a normalisation.
  static func gamma(_ shape: [Int]) -> ParameterDescription {
    constant("gamma", Ones(), shape)
  }

  /// The summands after a normalisation.
  static func beta(_ shape: [Int]) -> ParameterDescription {
    constant("beta", Zeros(), shape)
  }

  /// A parameter that starts the same everywhere and is no setting.
  static func constant(
    _ letter: String, _ initializer: any Initializer, _ shape: [Int], isLearned: Bool = true
  ) -> ParameterDescription {
    ParameterDescription(
      letter: letter, key: letter, source: .drawn(initializer, trainable: true), shape: shape,
      literalShapes: [shape], isLearned: isLearned)
  }
}
