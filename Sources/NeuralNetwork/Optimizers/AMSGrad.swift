import KernelInterface

/// Adam whose steps never grow back (Reddi et al., 2018).
public struct AMSGrad: Optimizer {
  public static let name = "amsgrad"
  public static let summary = "as adam, with the largest v so far"
  public let rule = OptimizerRule.amsgrad
  public let stateCount = 3
  public let learningRate: Double
  /// The share of the mean that is kept, β₁.
  public let beta1: Double
  /// The share of the mean square that is kept, β₂.
  public let beta2: Double
  /// The ε that keeps the denominator from 0.
  public let epsilon: Double
  public let preparation: GradientPreparation

  /// Makes the rule.
  public init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.preparation = preparation
  }

  public init(settings: inout some Settings) {
    learningRate = settings.number(
      "learning-rate", in: .positive, default: 0.001, "η, the step size")
    beta1 = settings.number(
      "beta1", in: .fraction, default: 0.9, "β₁, the share of the mean that is kept")
    beta2 = settings.number(
      "beta2", in: .fraction, default: 0.999, "β₂, the share of the mean square that is kept")
    epsilon = settings.number(
      "epsilon", in: .positive, default: 1e-8, "ε, which keeps the denominator from 0")
    preparation = GradientPreparation(settings: &settings)
  }

  public func coefficients(
    step: Int, learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    running[0] *= beta1
    running[1] *= beta2
    return SIMD8(
      learningRate / (1 - running[0]), beta1, 1 - beta1, beta2, 1 - beta2,
      (1 - running[1]).squareRoot(), epsilon, 1)
  }
}
