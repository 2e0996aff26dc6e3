import KernelInterface

/// A rule that changes parameters by their gradients.
package protocol Optimizer: Component, Equatable where Kind == any Optimizer {
  /// The rule in symbols, in TeX, an update after the other: w is a parameter, g its gradient, t the
  /// number of the update.
  static var formula: [String] { get }
  /// How it is applied.
  var definition: OptimizerDefinition { get }
  /// The learning rate η, before any schedule.
  var learningRate: Double { get }
  /// How many numbers it remembers for each parameter.
  var stateCount: Int { get }
  /// What is done to the gradient first.
  var preparation: GradientPreparation { get }
  /// The numbers that the rule takes for the next update, at a learning rate.
  ///
  /// `running` is the optimizer's own to keep numbers in from one update to the next; it starts as ones.
  func coefficients(
    learningRate: Double, running: inout SIMD4<Double>
  ) -> SIMD8<Double>
}

/// How a rule is applied.
package enum OptimizerDefinition: Sendable {
  /// Gives a parameter and what is remembered of it their new values, from its gradient and the
  /// coefficients. All that is remembered starts as 0.
  package typealias Update =
    @Sendable (
      _ w: inout Elements, _ g: Elements, _ state: inout [Elements], _ coefficients: [Elements]
    ) -> Void

  /// By a kernel of its own.
  case kernel(OptimizerRule)
  /// Element by element from elementary operations.
  case composed(Update)
}

extension Optimizer {
  package var erased: any Optimizer { self }

  /// Whether another optimizer is the same rule with the same settings.
  func equals(_ other: any Optimizer) -> Bool { other as? Self == self }

  /// Whether another optimizer is the same rule, whatever its settings.
  func isSameRule(as other: any Optimizer) -> Bool { other is Self }
}

/// Parts of rules that several optimizers have, in TeX.
enum OptimizerFormula {
  /// A step by η times a change.
  static func step(_ change: String) -> String { #"w \leftarrow w - \eta \, "# + change }

  /// The running mean of the squared gradient.
  static let squares = #"s \leftarrow \rho s + (1 - \rho) g^{2}"#
}

/// Settings that several optimizers have.
extension Settings {
  mutating func learningRate(_ fallback: Double) -> Double {
    number("learning-rate", in: .positive, default: fallback, "η, the step size")
  }

  mutating func epsilon(_ fallback: Double) -> Double {
    number(
      "epsilon", in: .positive, default: fallback, "ε, which keeps the denominator from 0")
  }

  mutating func decoupledWeightDecay(_ fallback: Double) -> Double {
    number(
      "weight-decay", in: .nonNegative, default: fallback,
      "λ: weights shrink by η·λ apart from the gradient")
  }
}

/// The optimizers that a notebook can name.
package let optimizers = Catalogue<any Optimizer>(
  "optimizer",
  [
    SGD.self,
    Momentum.self,
    Nesterov.self,
    Adagrad.self,
    RMSProp.self,
    Adadelta.self,
    Adam.self,
    AdamW.self,
    AMSGrad.self,
    NAdam.self,
    Lion.self,
  ])
