import NeuralNetwork

/// How the values of a network's last passes fit together, as far as its steps tell.
enum PassState: Sendable {
  /// There are none, or they belong to different parameters.
  case none
  /// The gradients, if there are any, are of an earlier forward pass.
  case forward
  case backward
  /// The parameters have been changed since, once.
  case updated(any Optimizer)

  /// What becomes of it by a step that went well.
  mutating func advance(by action: Step.Action, optimizer: (any Optimizer)?) {
    switch action {
    case .forward: self = .forward
    case .backward:
      switch self {
      case .forward, .backward: self = .backward
      case .none, .updated: self = .none
      }
    case .update:
      if case .backward = self, let optimizer {
        self = .updated(optimizer)
      } else {
        self = .none
      }
    case .train: self = .none
    case .gradientCheck, .evaluate: break
    }
  }
}
