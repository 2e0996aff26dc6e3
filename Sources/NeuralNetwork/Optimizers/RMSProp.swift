import KernelInterface

/// Steps divided by a running root mean square of the gradient.
public struct RMSProp: Optimizer {
  public static let name = "rmsprop"
  public static let summary = "s ← ρ·s + (1 − ρ)·g², w ← w − η·g / (√s + ε)"
  public let rule = OptimizerRule.rmsprop
  public let stateCount = 1
  public let learningRate: Double
  /// The share of the mean square that is kept, ρ.
  public let decay: Double
  /// The ε that keeps the denominator from 0.
  public let epsilon: Double
  public let preparation: GradientPreparation

  /// Makes the rule.
  public init(
    learningRate: Double = 0.01, decay: Double = 0.99, epsilon: Double = 1e-8,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    self.learningRate = learningRate
    self.decay = decay
    self.epsilon = epsilon
    self.preparation = preparation
  }

  public init(settings: inout some Settings) {
    learningRate = settings.number(
      "learning-rate", in: .positive, default: 0.01, "η, the step size")
    decay = settings.number(
      "rho", in: .fraction, default: 0.99, "ρ, the share of the mean square that is kept")
    epsilon = settings.number(
      "epsilon", in: .positive, default: 1e-8, "ε, which keeps the denominator from 0")
    preparation = GradientPreparation(settings: &settings)
  }

  public func coefficients(
    step: Int, learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    SIMD8(learningRate, decay, 1 - decay, epsilon, 0, 0, 0, 0)
  }
}
