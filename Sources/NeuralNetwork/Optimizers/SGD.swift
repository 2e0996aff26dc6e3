import KernelInterface

/// Gradient descent; stochastic where it is fed mini-batches.
public struct SGD: Optimizer {
  public static let name = "sgd"
  public static let summary = "w ← w − η·g"
  public let rule = OptimizerRule.sgd
  public let stateCount = 0
  public let learningRate: Double
  public let preparation: GradientPreparation

  /// Makes the rule.
  public init(
    learningRate: Double,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    self.learningRate = learningRate
    self.preparation = preparation
  }

  public init(settings: inout some Settings) {
    learningRate = settings.number(
      "learning-rate", in: .positive, default: 0.01, "η, the step size")
    preparation = GradientPreparation(settings: &settings)
  }

  public func coefficients(
    step: Int, learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    SIMD8(learningRate, 0, 0, 0, 0, 0, 0, 0)
  }
}
