import KernelInterface

/// A measure of how far outputs are from targets: a sum of terms, one for each output.
package protocol Loss: Component where Kind == any Loss {
  /// How its terms and their derivatives are computed.
  var definition: LossDefinition { get }
  /// The loss in symbols.
  var formula: LossFormula { get }
  /// What the sum is divided by for the mean.
  var mean: LossMean { get }
  /// Whether targets may be class indices, one for each sample, instead of a number for each output.
  var acceptsClasses: Bool { get }
  /// The targets for which the loss means something.
  var targets: TargetValues { get }
  /// The outputs that it is for.
  var outputs: OutputValues { get }
  /// Whether the gradient with respect to z is a − y when `activation` gave the outputs; it is then
  /// computed as such instead of as a product of two derivatives.
  func fuses(with activation: any Activation) -> Bool
  /// Which smooth piece of the loss an output lies on, for losses that have several.
  func piece(output: Double, target: Double) -> Int
}

/// How a loss is computed.
package enum LossDefinition: Sendable {
  /// An expression in outputs a and targets y.
  package typealias Expression = @Sendable (_ a: Elements, _ y: Elements) -> Elements

  /// By a kernel of its own, which takes one number, such as a threshold, that most ignore.
  case kernel(LossFunction, parameter: Double = 0)
  /// Element by element from elementary operations: the term of an output, and its derivative with
  /// respect to a, which follows from the term where it is not given.
  case composed(_ term: Expression, derivative: Expression? = nil)
}

/// What a loss takes the outputs for.
package enum OutputValues: Sendable {
  /// Numbers like the targets.
  case any
  /// Numbers of any size, which it turns into probabilities or reads the sign of.
  case logits
  /// Probabilities; of other numbers it may have no value.
  case probabilities
  /// The logarithms of probabilities.
  case logProbabilities
}

/// What a loss's sum is divided by for its mean.
package enum LossMean: Sendable {
  /// The number of outputs of all samples together, as `np.mean` does.
  case overOutputs
  /// The number of samples, as is usual for classes.
  case overSamples
}

/// Numbers that targets may be.
package enum TargetValues: Sendable {
  /// Any number.
  case any
  /// Numbers within, the ends included.
  case range(ClosedRange<Double>)
  /// One of two numbers.
  case either(Double, Double)

  /// Whether a number is one of them.
  func contains(_ target: Double) -> Bool {
    switch self {
    case .any: true
    case .range(let range): range.contains(target)
    case .either(let first, let second): target == first || target == second
    }
  }

  /// As in “takes targets from 0 to 1”, “takes the targets -1 and 1”.
  var description: String {
    switch self {
    case .any: "targets of any value"
    case .range(let range):
      "targets from \(Bounds.text(range.lowerBound)) to \(Bounds.text(range.upperBound))"
    case .either(let first, let second):
      "the targets \(Bounds.text(first)) and \(Bounds.text(second))"
    }
  }
}

extension Loss {
  package var erased: any Loss { self }

  /// Whether a single output says yes above 0 instead of above ½.
  package var takesLogits: Bool {
    if case .logits = outputs { true } else { false }
  }

  /// Whether targets are -1 and 1 for the two classes.
  package var targetsAreSigns: Bool {
    if case .either(-1, 1) = targets { true } else { false }
  }

  package var mean: LossMean { .overOutputs }
  package var acceptsClasses: Bool { false }
  package var targets: TargetValues { .any }
  package var outputs: OutputValues { .any }
  package func fuses(with activation: any Activation) -> Bool { false }
  package func piece(output: Double, target: Double) -> Int { 0 }
}

/// The losses that a notebook can name.
package let losses = Catalogue<any Loss>(
  "loss",
  [
    SquaredError.self,
    HalfSquaredError.self,
    AbsoluteError.self,
    Huber.self,
    LogCosh.self,
    BinaryCrossEntropy.self,
    LogitBinaryCrossEntropy.self,
    CrossEntropy.self,
    SoftmaxCrossEntropy.self,
    NegativeLogLikelihood.self,
    KullbackLeibler.self,
    Hinge.self,
  ])
