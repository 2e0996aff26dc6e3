import KernelInterface

/// A rule that changes parameters by their gradients.
public protocol Optimizer: Component {
  /// The kernel that applies it.
  var rule: OptimizerRule { get }
  /// The learning rate η, before any schedule.
  var learningRate: Double { get }
  /// How many numbers it remembers for each parameter.
  var stateCount: Int { get }
  /// The numbers that the kernel takes, for update `step` (from 1) at a learning rate.
  func coefficients(step: Int, learningRate: Double) -> SIMD8<Double>
}

/// The optimizers that a notebook can name.
public let optimizers = Catalogue<any Optimizer>("optimizer", [SGD.self])
