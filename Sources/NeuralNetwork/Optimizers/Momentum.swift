import KernelInterface

/// Gradient descent with momentum, as PyTorch defines it (Keras scales v by η).
public struct Momentum: Optimizer {
  public static let name = "momentum"
  public static let summary = "v ← μ·v + g, w ← w − η·v"
  public let rule = OptimizerRule.momentum
  public let stateCount = 1
  public let learningRate: Double
  /// The share of the velocity that is kept, μ.
  public let momentum: Double
  public let preparation: GradientPreparation

  /// Makes the rule.
  public init(
    learningRate: Double = 0.01, momentum: Double = 0.9,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.preparation = preparation
  }

  public init(settings: inout some Settings) {
    learningRate = settings.number(
      "learning-rate", in: .positive, default: 0.01, "η, the step size")
    momentum = settings.number(
      "momentum", in: .fraction, default: 0.9, "μ, the share of the velocity that is kept")
    preparation = GradientPreparation(settings: &settings)
  }

  public func coefficients(
    step: Int, learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    SIMD8(learningRate, momentum, 0, 0, 0, 0, 0, 0)
  }
}
