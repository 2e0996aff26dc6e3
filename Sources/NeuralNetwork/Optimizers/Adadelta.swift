import KernelInterface

/// Steps of the size of the steps before.
public struct Adadelta: Optimizer {
  public static let name = "adadelta"
  public static let summary =
    "s ← ρ·s + (1 − ρ)·g², d = √(u + ε) / √(s + ε)·g, u ← ρ·u + (1 − ρ)·d², w ← w − η·d"
  public let rule = OptimizerRule.adadelta
  public let stateCount = 2
  public let learningRate: Double
  /// The share of the mean squares that is kept, ρ.
  public let decay: Double
  /// The ε that keeps the denominator from 0.
  public let epsilon: Double
  public let preparation: GradientPreparation

  /// Makes the rule.
  public init(
    learningRate: Double = 1, decay: Double = 0.9, epsilon: Double = 1e-6,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    self.learningRate = learningRate
    self.decay = decay
    self.epsilon = epsilon
    self.preparation = preparation
  }

  public init(settings: inout some Settings) {
    learningRate = settings.number(
      "learning-rate", in: .positive, default: 1, "η, the step size")
    decay = settings.number(
      "rho", in: .fraction, default: 0.9, "ρ, the share of the mean squares that is kept")
    epsilon = settings.number(
      "epsilon", in: .positive, default: 1e-6, "ε, which keeps the denominator from 0")
    preparation = GradientPreparation(settings: &settings)
  }

  public func coefficients(
    step: Int, learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    SIMD8(learningRate, decay, 1 - decay, epsilon, 0, 0, 0, 0)
  }
}
