/// Gradient descent; stochastic where it is fed mini-batches.
public struct SGD: Optimizer {
  public static let name = "sgd"
  public static let summary = "w ← w − η·g"
  public static let counterpart: String? = "torch.optim.SGD"
  public static let formula = [OptimizerFormula.step("g")]
  public var definition: OptimizerDefinition { .kernel(.sgd) }
  public let stateCount = 0
  public let learningRate: Double
  public let preparation: GradientPreparation

  /// Makes the rule.
  public init(
    learningRate: Double, preparation: GradientPreparation = GradientPreparation()
  ) {
    self.learningRate = learningRate
    self.preparation = preparation
  }

  public init(settings: inout some Settings) {
    learningRate = settings.learningRate(0.01)
    preparation = GradientPreparation(settings: &settings)
  }

  public func coefficients(
    step: Int, learningRate: Double, running: inout SIMD4<Double>
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
public struct Momentum: Optimizer {
  public static let name = "momentum"
  public static let summary = "v ← μ·v + g, w ← w − η·v"
  public static let counterpart: String? = "torch.optim.SGD(momentum=…)"
  public static let formula = [Velocity.formula, OptimizerFormula.step("v")]
  public var definition: OptimizerDefinition { .kernel(.momentum) }
  public let stateCount = 1
  private let velocity: Velocity
  public let preparation: GradientPreparation

  /// Makes the rule, from η and μ.
  public init(
    learningRate: Double = 0.01, momentum: Double = 0.9,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    velocity = Velocity(learningRate: learningRate, momentum: momentum)
    self.preparation = preparation
  }

  public init(settings: inout some Settings) {
    velocity = Velocity(settings: &settings)
    preparation = GradientPreparation(settings: &settings)
  }

  public var learningRate: Double { velocity.learningRate }

  public func coefficients(
    step: Int, learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    velocity.coefficients(learningRate)
  }
}

/// Nesterov’s accelerated gradient, as PyTorch defines it.
public struct Nesterov: Optimizer {
  public static let name = "nesterov"
  public static let summary = "v ← μ·v + g, w ← w − η·(g + μ·v)"
  public static let counterpart: String? = "torch.optim.SGD(momentum=…, nesterov=True)"
  public static let formula = [Velocity.formula, OptimizerFormula.step(#"(g + \mu v)"#)]
  public var definition: OptimizerDefinition { .kernel(.nesterov) }
  public let stateCount = 1
  private let velocity: Velocity
  public let preparation: GradientPreparation

  /// Makes the rule, from η and μ.
  public init(
    learningRate: Double = 0.01, momentum: Double = 0.9,
    preparation: GradientPreparation = GradientPreparation()
  ) {
    velocity = Velocity(learningRate: learningRate, momentum: momentum)
    self.preparation = preparation
  }

  public init(settings: inout some Settings) {
    velocity = Velocity(settings: &settings)
    preparation = GradientPreparation(settings: &settings)
  }

  public var learningRate: Double { velocity.learningRate }

  public func coefficients(
    step: Int, learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double> {
    velocity.coefficients(learningRate)
  }
}
