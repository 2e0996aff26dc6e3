import KernelInterface

/// A rule that changes parameters by their gradients.
public protocol Optimizer: Component, Equatable {
  /// The kernel that applies it.
  var rule: OptimizerRule { get }
  /// The learning rate η, before any schedule.
  var learningRate: Double { get }
  /// How many numbers it remembers for each parameter.
  var stateCount: Int { get }
  /// What is done to the gradient first.
  var preparation: GradientPreparation { get }
  /// The numbers that the kernel takes, for update `step` (from 1) at a learning rate.
  ///
  /// `running` is the optimizer's own to keep numbers in from one update to the next; it starts as ones.
  func coefficients(
    step: Int, learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double>
}

extension Optimizer {
  /// Whether another optimizer is the same rule with the same settings.
  func equals(_ other: any Optimizer) -> Bool { other as? Self == self }
}

/// The optimizers that a notebook can name.
public let optimizers = Catalogue<any Optimizer>(
  "optimizer",
  [
    SGD.self, Momentum.self, Nesterov.self, Adagrad.self, RMSProp.self, Adadelta.self, Adam.self,
    AdamW.self, AMSGrad.self, NAdam.self, Lion.self,
  ])
