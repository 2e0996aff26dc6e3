/// Gradient descent; stochastic where it is fed mini-batches.
package struct SGD: Optimizer {
  package static let name = "sgd"
  package static let summary = "w ← w − η·g"
  package static let counterpart: String? = "torch.optim.SGD"
  package static let formula = [OptimizerFormula.step("g")]
  package var definition: OptimizerDefinition { .kernel(.sgd) }
  package let stateCount = 0
  package let learningRate: Double
  package let preparation: GradientPreparation

  /// Makes the rule.
  package init(
    learningRate: Double, preparation: GradientPreparation = GradientPreparation()
  ) {
    self.learningRate = learningRate
    self.preparation = preparation
  }

  package init(settings: inout some Settings) {
    learningRate = settings.learningRate(0.01)
    preparation = GradientPreparation(settings: &settings)
  }

  package func coefficients(
    learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    SIMD8(learningRate, 0, 0, 0, 0, 0, 0, 0)
  }
}

/// What the rules that go on with a share of their velocity have in common.
struct Velocity: Equatable, Sendable {
  let learningRate: Double
  /// The share of the velocity that is kept, μ.
  let momentum: Double

  init(learningRate: Double, momentum: Double) {
    self.learningRate = learningRate
    self.momentum = momentum
  }

  init(settings: inout some Settings) {
    learningRate = settings.learningRate(0.01)
    momentum = settings.number(
      "momentum", in: .fraction, default: 0.9, "μ, the share of the velocity that is kept")
  }

  func coefficients(_ learningRate: Double) -> SIMD8<Double> {
    SIMD8(learningRate, momentum, 0, 0, 0, 0, 0, 0)
  }

  /// The velocity's own update, in TeX.
  static let formula = #"v \leftarrow \mu v + g"#
}

/// Gradient descent with momentum, as PyTorch defines it (Keras scales v by η).
package struct Momentum: Optimizer {
  package static let name = "momentum"
  package static let summary = "v ← μ·v + g, w ← w − η·v"
  package static let counterpart: String? = "torch.optim.SGD(momentum=…)"
  package static let formula = [Velocity.formula, OptimizerFormula.step("v")]
  package var definition: OptimizerDefinition { .kernel(.momentum) }
  package let stateCount = 1
  private let velocity: Velocity
  package let preparation: GradientPreparation

  /// Makes the rule, from η and μ.
  package init(
    learningRate: Double = 0.01, momentum: Double = 0.9,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    velocity = Velocity(learningRate: learningRate, momentum: momentum)
    self.preparation = preparation
  }

  package init(settings: inout some Settings) {
    velocity = Velocity(settings: &settings)
    preparation = GradientPreparation(settings: &settings)
  }

  package var learningRate: Double { velocity.learningRate }

  package func coefficients(
    learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    velocity.coefficients(learningRate)
  }
}

/// Nesterov’s accelerated gradient, as PyTorch defines it.
package struct Nesterov: Optimizer {
  package static let name = "nesterov"
  package static let summary = "v ← μ·v + g, w ← w − η·(g + μ·v)"
  package static let counterpart: String? = "torch.optim.SGD(momentum=…, nesterov=True)"
  package static let formula = [Velocity.formula, OptimizerFormula.step(#"(g + \mu v)"#)]
  package var definition: OptimizerDefinition { .kernel(.nesterov) }
  package let stateCount = 1
  private let velocity: Velocity
  package let preparation: GradientPreparation

  /// Makes the rule, from η and μ.
  package init(
    learningRate: Double = 0.01, momentum: Double = 0.9,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    velocity = Velocity(learningRate: learningRate, momentum: momentum)
    self.preparation = preparation
  }

  package init(settings: inout some Settings) {
    velocity = Velocity(settings: &settings)
    preparation = GradientPreparation(settings: &settings)
  }

  package var learningRate: Double { velocity.learningRate }

  package func coefficients(
    learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    velocity.coefficients(learningRate)
  }
}
