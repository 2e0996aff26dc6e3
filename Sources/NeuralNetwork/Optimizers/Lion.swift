/// Steps of one size, by the sign of the momentum (Chen et al., 2023).
package struct Lion: Optimizer {
  package static let name = "lion"
  package static let summary = "w ← (1 − η·λ)·w − η·sign(β₁·m + (1 − β₁)·g), m ← β₂·m + (1 − β₂)·g"
  package static let counterpart: String? = "lion_pytorch.Lion"
  package static let formula = [
    #"w \leftarrow (1 - \eta \lambda) w "#
      + #"- \eta \operatorname{sign}(\beta_{1} m + (1 - \beta_{1}) g)"#,
    #"m \leftarrow \beta_{2} m + (1 - \beta_{2}) g"#,
  ]
  package var definition: OptimizerDefinition {
    .composed { w, g, state, c in
      let (rate, decay1, rest1, decay2, rest2, keep) = (c[0], c[1], c[2], c[3], c[4], c[5])
      w = keep * w - rate * .sign(decay1 * state[0] + rest1 * g)
      state[0] = decay2 * state[0] + rest2 * g
    }
  }
  package let stateCount = 1
  package let learningRate: Double
  /// The share of the mean in a step, β₁.
  package let beta1: Double
  /// The share of the mean that is kept, β₂.
  package let beta2: Double
  /// The decay λ: weights shrink by η·λ apart from the gradient.
  package let weightDecay: Double
  package let preparation: GradientPreparation

  /// Makes the rule.
  package init(
    learningRate: Double = 0.0001, beta1: Double = 0.9, beta2: Double = 0.99,
    weightDecay: Double = 0, preparation: GradientPreparation = GradientPreparation()
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.weightDecay = weightDecay
    self.preparation = preparation
  }

  package init(settings: inout some Settings) {
    learningRate = settings.learningRate(0.0001)
    beta1 = settings.number(
      "beta1", in: .fraction, default: 0.9, "β₁, the share of the mean in a step")
    beta2 = settings.number(
      "beta2", in: .fraction, default: 0.99, "β₂, the share of the mean that is kept")
    weightDecay = settings.decoupledWeightDecay(0)
    preparation = GradientPreparation(settings: &settings, decoupledDecay: true)
  }

  package func coefficients(
    learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    SIMD8(
      learningRate, beta1, 1 - beta1, beta2, 1 - beta2, 1 - learningRate * weightDecay, 0, 0)
  }
}
