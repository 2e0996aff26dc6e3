import KernelInterface

/// Adam with Nesterov’s momentum (Dozat, 2016), as PyTorch defines it.
public struct NAdam: Optimizer {
  public static let name = "nadam"
  public static let summary = "as adam, with Nesterov’s momentum"
  public let rule = OptimizerRule.nadam
  public let stateCount = 2
  public let learningRate: Double
  /// The share of the mean that is kept, β₁.
  public let beta1: Double
  /// The share of the mean square that is kept, β₂.
  public let beta2: Double
  /// The ε that keeps the denominator from 0.
  public let epsilon: Double
  /// The momentum decay ψ: μ at step t is β₁ (1 − ½·0.96^(t·ψ)).
  public let momentumDecay: Double
  public let preparation: GradientPreparation

  /// Makes the rule.
  public init(
    learningRate: Double = 0.002, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, momentumDecay: Double = 0.004,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.momentumDecay = momentumDecay
    self.preparation = preparation
  }

  public init(settings: inout some Settings) {
    learningRate = settings.number(
      "learning-rate", in: .positive, default: 0.002, "η, the step size")
    beta1 = settings.number(
      "beta1", in: .fraction, default: 0.9, "β₁, the share of the mean that is kept")
    beta2 = settings.number(
      "beta2", in: .fraction, default: 0.999, "β₂, the share of the mean square that is kept")
    epsilon = settings.number(
      "epsilon", in: .positive, default: 1e-8, "ε, which keeps the denominator from 0")
    momentumDecay = settings.number(
      "momentum-decay", in: .nonNegative, default: 0.004, "ψ: μ at step t is β₁ (1 − ½·0.96^(t·ψ))")
    preparation = GradientPreparation(settings: &settings)
  }

  public func coefficients(
    step: Int, learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    // running: β₂ᵗ, the product of all μ so far, and 0.96^(t·ψ).
    let fade = Elementary.exp(momentumDecay * Elementary.log(0.96))
    running[0] *= beta2
    running[2] *= fade
    let momentum = beta1 * (1 - 0.5 * running[2])
    let nextMomentum = beta1 * (1 - 0.5 * (running[2] * fade))
    running[1] *= momentum
    return SIMD8(
      learningRate * (1 - momentum) / (1 - running[1]),
      learningRate * nextMomentum / (1 - running[1] * nextMomentum), beta1, 1 - beta1, beta2,
      1 - beta2, (1 - running[0]).squareRoot(), epsilon)
  }
}
