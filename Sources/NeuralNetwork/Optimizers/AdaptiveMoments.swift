/// What the rules that keep a mean m and a mean square v of the gradient have in common.
struct AdaptiveMoments: Equatable, Sendable {
  let learningRate: Double
  /// The share of the mean that is kept, β₁.
  let beta1: Double
  /// The share of the mean square that is kept, β₂.
  let beta2: Double
  /// The ε that keeps the denominator from 0.
  let epsilon: Double

  init(learningRate: Double, beta1: Double, beta2: Double, epsilon: Double) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  init(settings: inout some Settings, learningRate fallback: Double = 0.001) {
    learningRate = settings.learningRate(fallback)
    beta1 = settings.number(
      "beta1", in: .fraction, default: 0.9, "β₁, the share of the mean that is kept")
    beta2 = settings.number(
      "beta2", in: .fraction, default: 0.999, "β₂, the share of the mean square that is kept")
    epsilon = settings.epsilon(1e-8)
  }

  /// What Adam's kernel takes, weights decaying by `decay` at each step.
  func coefficients(
    _ learningRate: Double, _ running: inout SIMD4<Double>, decay: Double = 0
  ) -> SIMD8<Double> {
    running[0] *= beta1
    running[1] *= beta2
    return SIMD8(
      learningRate / (1 - running[0]), beta1, 1 - beta1, beta2, 1 - beta2,
      (1 - running[1]).squareRoot(), epsilon, 1 - decay)
  }

  // In TeX.
  static let means = [
    #"m \leftarrow \beta_{1} m + (1 - \beta_{1}) g"#,
    #"v \leftarrow \beta_{2} v + (1 - \beta_{2}) g^{2}"#,
  ]
  static let correctedMeans =
    #"\hat{m} = \frac{m}{1 - \beta_{1}^{t}}, \quad \hat{v} = \frac{v}{1 - \beta_{2}^{t}}"#
  static let step = OptimizerFormula.step(#"\frac{\hat{m}}{\sqrt{\hat{v}} + \varepsilon}"#)
}

/// Adaptive moments (Kingma and Ba, 2014).
package struct Adam: Optimizer {
  package static let name = "adam"
  package static let summary =
    "m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², w ← w − η·m̂ / (√v̂ + ε), m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ)"
  package static let counterpart: String? = "torch.optim.Adam"
  package static let formula =
    AdaptiveMoments.means + [AdaptiveMoments.correctedMeans, AdaptiveMoments.step]
  package var definition: OptimizerDefinition { .kernel(.adam) }
  package let stateCount = 2
  private let moments: AdaptiveMoments
  package let preparation: GradientPreparation

  /// Makes the rule, from η, β₁, β₂ and ε.
  package init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, preparation: GradientPreparation = GradientPreparation()
  ) {
    moments = AdaptiveMoments(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon)
    self.preparation = preparation
  }

  package init(settings: inout some Settings) {
    moments = AdaptiveMoments(settings: &settings)
    preparation = GradientPreparation(settings: &settings)
  }

  package var learningRate: Double { moments.learningRate }

  package func coefficients(
    learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    moments.coefficients(learningRate, &running)
  }
}

/// Adam with decoupled weight decay (Loshchilov and Hutter, 2017).
package struct AdamW: Optimizer {
  package static let name = "adamw"
  package static let summary = "as adam, with w ← (1 − η·λ)·w before each step"
  package static let counterpart: String? = "torch.optim.AdamW"
  package static let formula =
    [#"w \leftarrow (1 - \eta \lambda) w"#] + AdaptiveMoments.means
    + [AdaptiveMoments.correctedMeans, AdaptiveMoments.step]
  package var definition: OptimizerDefinition { .kernel(.adam) }
  package let stateCount = 2
  private let moments: AdaptiveMoments
  /// The decay λ: weights shrink by η·λ apart from the gradient.
  private let weightDecay: Double
  package let preparation: GradientPreparation

  /// Makes the rule, from η, β₁, β₂, ε and λ.
  package init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, weightDecay: Double = 0.01,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    moments = AdaptiveMoments(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon)
    self.weightDecay = weightDecay
    self.preparation = preparation
  }

  package init(settings: inout some Settings) {
    moments = AdaptiveMoments(settings: &settings)
    weightDecay = settings.decoupledWeightDecay(0.01)
    preparation = GradientPreparation(settings: &settings, decoupledDecay: true)
  }

  package var learningRate: Double { moments.learningRate }

  package func coefficients(
    learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    moments.coefficients(learningRate, &running, decay: learningRate * weightDecay)
  }
}

/// Adam whose steps never grow back (Reddi et al., 2018).
package struct AMSGrad: Optimizer {
  package static let name = "amsgrad"
  package static let summary = "as adam, with the largest v so far"
  package static let counterpart: String? = "torch.optim.Adam(amsgrad=True)"
  package static let formula =
    AdaptiveMoments.means + [
      #"\bar{v} \leftarrow \max(\bar{v}, v)"#,
      OptimizerFormula.step(#"\frac{m}{1 - \beta_{1}^{t}} \Big/ "#)
        + #"\left( \sqrt{\frac{\bar{v}}{1 - \beta_{2}^{t}}} + \varepsilon \right)"#,
    ]
  package var definition: OptimizerDefinition { .kernel(.amsgrad) }
  package let stateCount = 3
  private let moments: AdaptiveMoments
  package let preparation: GradientPreparation

  /// Makes the rule, from η, β₁, β₂ and ε.
  package init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, preparation: GradientPreparation = GradientPreparation()
  ) {
    moments = AdaptiveMoments(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon)
    self.preparation = preparation
  }

  package init(settings: inout some Settings) {
    moments = AdaptiveMoments(settings: &settings)
    preparation = GradientPreparation(settings: &settings)
  }

  package var learningRate: Double { moments.learningRate }

  package func coefficients(
    learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    moments.coefficients(learningRate, &running)
  }
}

/// Adam with Nesterov’s momentum (Dozat, 2016), as PyTorch defines it.
package struct NAdam: Optimizer {
  package static let name = "nadam"
  package static let summary = "as adam, with Nesterov’s momentum"
  package static let counterpart: String? = "torch.optim.NAdam"
  package static let formula =
    AdaptiveMoments.means + [
      #"\mu_{t} = \beta_{1} \left( 1 - \frac{1}{2} \cdot 0.96^{t \psi} \right), \quad "#
        + #"\hat{m} = \frac{1 - \mu_{t}}{1 - \prod_{i \le t} \mu_{i}} g "#
        + #"+ \frac{\mu_{t + 1}}{1 - \prod_{i \le t + 1} \mu_{i}} m"#,
      #"\hat{v} = \frac{v}{1 - \beta_{2}^{t}}"#, AdaptiveMoments.step,
    ]
  package var definition: OptimizerDefinition { .kernel(.nadam) }
  package let stateCount = 2
  private let moments: AdaptiveMoments
  /// The momentum decay ψ: μ at step t is β₁ (1 − ½·0.96^(t·ψ)).
  private let momentumDecay: Double
  package let preparation: GradientPreparation

  /// Makes the rule, from η, β₁, β₂, ε and ψ.
  package init(
    learningRate: Double = 0.002, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, momentumDecay: Double = 0.004,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    moments = AdaptiveMoments(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon)
    self.momentumDecay = momentumDecay
    self.preparation = preparation
  }

  package init(settings: inout some Settings) {
    moments = AdaptiveMoments(settings: &settings, learningRate: 0.002)
    momentumDecay = settings.number(
      "momentum-decay", in: .nonNegative, default: 0.004,
      "ψ: μ at step t is β₁ (1 − ½·0.96^(t·ψ))")
    preparation = GradientPreparation(settings: &settings)
  }

  package var learningRate: Double { moments.learningRate }

  package func coefficients(
    learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    let (beta1, beta2) = (moments.beta1, moments.beta2)
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
      1 - beta2, (1 - running[0]).squareRoot(), moments.epsilon)
  }
}
