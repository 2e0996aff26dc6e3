import KernelInterface

/// Steps that shrink with the sum of squared gradients.
public struct Adagrad: Optimizer {
  public static let name = "adagrad"
  public static let summary = "s ← s + g², w ← w − η·g / (√s + ε)"
  public let rule = OptimizerRule.adagrad
  public let stateCount = 1
  public let learningRate: Double
  /// The ε that keeps the denominator from 0.
  public let epsilon: Double
  public let preparation: GradientPreparation

  /// Makes the rule.
  public init(
    learningRate: Double = 0.01, epsilon: Double = 1e-10,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    self.learningRate = learningRate
    self.epsilon = epsilon
    self.preparation = preparation
  }

  public init(settings: inout some Settings) {
    learningRate = settings.number(
      "learning-rate", in: .positive, default: 0.01, "η, the step size")
    epsilon = settings.number(
      "epsilon", in: .positive, default: 1e-10, "ε, which keeps the denominator from 0")
    preparation = GradientPreparation(settings: &settings)
  }

  public func coefficients(
    step: Int, learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    SIMD8(learningRate, epsilon, 0, 0, 0, 0, 0, 0)
  }
}
