/// Steps that shrink with the sum of squared gradients.
package struct Adagrad: Optimizer {
  package static let name = "adagrad"
  package static let summary = "s ← s + g², w ← w − η·g / (√s + ε)"
  package static let counterpart: String? = "torch.optim.Adagrad"
  package static let formula = [
    #"s \leftarrow s + g^{2}"#, OptimizerFormula.step(#"\frac{g}{\sqrt{s} + \varepsilon}"#),
  ]
  package var definition: OptimizerDefinition { .kernel(.adagrad) }
  package let stateCount = 1
  package let learningRate: Double
  /// The ε that keeps the denominator from 0.
  package let epsilon: Double
  package let preparation: GradientPreparation

  /// Makes the rule.
  package init(
    learningRate: Double = 0.01, epsilon: Double = 1e-10,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    self.learningRate = learningRate
    self.epsilon = epsilon
    self.preparation = preparation
  }

  package init(settings: inout some Settings) {
    learningRate = settings.learningRate(0.01)
    epsilon = settings.epsilon(1e-10)
    preparation = GradientPreparation(settings: &settings)
  }

  package func coefficients(
    learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    SIMD8(learningRate, epsilon, 0, 0, 0, 0, 0, 0)
  }
}

/// Steps divided by a running root mean square of the gradient.
package struct RMSProp: Optimizer {
  package static let name = "rmsprop"
  package static let summary = "s ← ρ·s + (1 − ρ)·g², w ← w − η·g / (√s + ε)"
  package static let counterpart: String? = "torch.optim.RMSprop"
  package static let formula = [
    OptimizerFormula.squares, OptimizerFormula.step(#"\frac{g}{\sqrt{s} + \varepsilon}"#),
  ]
  package var definition: OptimizerDefinition { .kernel(.rmsprop) }
  package let stateCount = 1
  package let learningRate: Double
  /// The share of the mean square that is kept, ρ.
  package let decay: Double
  /// The ε that keeps the denominator from 0.
  package let epsilon: Double
  package let preparation: GradientPreparation

  /// Makes the rule.
  package init(
    learningRate: Double = 0.01, decay: Double = 0.99, epsilon: Double = 1e-8,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    self.learningRate = learningRate
    self.decay = decay
    self.epsilon = epsilon
    self.preparation = preparation
  }

  package init(settings: inout some Settings) {
    learningRate = settings.learningRate(0.01)
    decay = settings.number(
      "rho", in: .fraction, default: 0.99, "ρ, the share of the mean square that is kept")
    epsilon = settings.epsilon(1e-8)
    preparation = GradientPreparation(settings: &settings)
  }

  package func coefficients(
    learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    SIMD8(learningRate, decay, 1 - decay, epsilon, 0, 0, 0, 0)
  }
}

/// Steps of the size of the steps before.
package struct Adadelta: Optimizer {
  package static let name = "adadelta"
  package static let summary =
    "s ← ρ·s + (1 − ρ)·g², d = √(u + ε) / √(s + ε)·g, u ← ρ·u + (1 − ρ)·d², w ← w − η·d"
  package static let counterpart: String? = "torch.optim.Adadelta"
  package static let formula = [
    OptimizerFormula.squares,
    #"d = \frac{\sqrt{u + \varepsilon}}{\sqrt{s + \varepsilon}} g"#,
    #"u \leftarrow \rho u + (1 - \rho) d^{2}"#, OptimizerFormula.step("d"),
  ]
  package var definition: OptimizerDefinition { .kernel(.adadelta) }
  package let stateCount = 2
  package let learningRate: Double
  /// The share of the mean squares that is kept, ρ.
  package let decay: Double
  /// The ε that keeps the denominator from 0.
  package let epsilon: Double
  package let preparation: GradientPreparation

  /// Makes the rule.
  package init(
    learningRate: Double = 1, decay: Double = 0.9, epsilon: Double = 1e-6,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    self.learningRate = learningRate
    self.decay = decay
    self.epsilon = epsilon
    self.preparation = preparation
  }

  package init(settings: inout some Settings) {
    learningRate = settings.learningRate(1)
    decay = settings.number(
      "rho", in: .fraction, default: 0.9, "ρ, the share of the mean squares that is kept")
    epsilon = settings.epsilon(1e-6)
    preparation = GradientPreparation(settings: &settings)
  }

  package func coefficients(
    learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    SIMD8(learningRate, decay, 1 - decay, epsilon, 0, 0, 0, 0)
  }
}
