/// A parameter that a layer needs, or a statistic that it keeps.
package struct ParameterDescription: Sendable {
  /// `W`, `b`, `gamma`, `beta`, `mean` or `variance`.
  package var letter: String
  /// The setting that it is read from.
  package var key: String
  /// Where its elements come from.
  package var source: ParameterSource
  /// The shape in which it is drawn and shown, unless a literal brings another of `literalShapes`.
  package var shape: [Int]
  /// The shapes that a literal may have; all have the same elements in the same order.
  package var literalShapes: [[Int]]
  /// Whether memory holds the transpose of what is shown. Only for shapes of two axes.
  package var isTransposed = false
  /// Whether it is kept of the batches seen, so that it has no gradient and is no parameter.
  package var isStatistic = false
  /// Whether penalties on weights apply to it.
  package var isWeight = false
  /// Whether it is added to the weighted sum, so that where that has no axis for the samples, a
  /// drawn one has none either.
  package var followsSum = false
  /// How many inputs reach one output.
  package var fanIn = 1
  /// How many outputs one input reaches.
  package var fanOut = 1
}

/// Where a layer's weights or biases come from.
package enum ParameterSource: Sendable {
  /// The layer has none.
  case absent
  /// Given in the notebook; the rank is kept for display (a scalar, a vector or a matrix).
  case literal(Tensor, trainable: Bool)
  /// Drawn when the network is made.
  case drawn(any Initializer, trainable: Bool)

  /// The rank of a literal.
  var literalRank: Int? {
    guard case .literal(let tensor, _) = self else { return nil }
    return tensor.shape.count
  }
}

extension ParameterDescription {
  /// The factors after a normalisation.
  static func gamma(_ shape: [Int]) -> ParameterDescription {
    constant("gamma", Ones(), shape)
  }

  /// The summands after a normalisation.
  static func beta(_ shape: [Int]) -> ParameterDescription {
    constant("beta", Zeros(), shape)
  }

  /// What a layer keeps of the batches that it has seen.
  static func statistic(
    _ letter: String, _ initializer: any Initializer, _ shape: [Int]
  ) -> ParameterDescription {
    var description = constant(letter, initializer, shape)
    description.isStatistic = true
    return description
  }

  /// A parameter that starts the same everywhere and is no setting.
  private static func constant(
    _ letter: String, _ initializer: any Initializer, _ shape: [Int]
  ) -> ParameterDescription {
    ParameterDescription(
      letter: letter, key: letter, source: .drawn(initializer, trainable: true), shape: shape,
      literalShapes: [shape])
  }
}
