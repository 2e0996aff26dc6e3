/// Names a value that a network has once the step that computes it has run.
///
/// Layers are counted from 1 in the order of the description, so `a2` is the output of the second.
package enum Quantity: Hashable, Sendable {
  /// The inputs, x.
  case inputs
  /// The targets, y.
  case targets
  /// The weighted sum of a layer before the bias is added, s.
  case weightedSum(layer: Int)
  /// What a layer hands to its activation, z.
  case preactivation(layer: Int)
  /// The output of a layer, a. That of the last layer is the prediction, ŷ.
  case activation(layer: Int)
  /// A parameter of a layer by its letter: `W`, `b`, `gamma`, `beta`.
  case parameter(String, layer: Int)
  /// What a layer keeps of the batches that it has seen, which has no gradient: `mean`, `variance`.
  case statistic(String, layer: Int)
  /// The loss as the description reports it.
  case loss
  /// The gradient of the differentiated loss with respect to another quantity.
  indirect case gradient(Quantity)
  /// Targets minus outputs, summed over everything.
  case error
}

extension Quantity {
  /// The layer that it belongs to, from 1.
  package var layer: Int? {
    switch self {
    case .weightedSum(let layer), .preactivation(let layer), .activation(let layer),
      .parameter(_, let layer), .statistic(_, let layer):
      layer
    case .gradient(let quantity): quantity.layer
    case .inputs, .targets, .loss, .error: nil
    }
  }
}
