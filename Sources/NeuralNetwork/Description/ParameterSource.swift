/// Where a layer's weights or biases come from.
package enum ParameterSource: Sendable {
  /// The layer has none.
  case absent
  /// Given in the notebook; the rank is kept for display (a scalar, a vector or a matrix).
  case literal(Tensor, trainable: Bool)
  /// Drawn when the network is made.
  case drawn(any Initializer, trainable: Bool)
}
