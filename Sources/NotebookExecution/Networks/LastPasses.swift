import NeuralNetwork

/// How the values of a network's last passes fit together, as far as its steps tell.
enum LastPasses: Sendable {
  /// There are none, or they belong to different parameters.
  case none
  /// The gradients, if there are any, are of an earlier forward pass.
  case forward
  case backward
  /// The parameters have been changed since, once.
  case updated(any Optimizer)
}
