import KernelInterface

/// A function that a layer applies to what its transform computed: a = f(z).
package protocol Activation: Component where Kind == any Activation {
  /// How it and its derivative are computed.
  var definition: ActivationDefinition { get }
  /// The function in symbols.
  var formula: ActivationFormula { get }
  /// The values of z at which f has no first or no second derivative. A finite difference across one is
  /// not of the size that Taylor's theorem promises.
  var kinks: [Double] { get }
  /// Whether all its values are from 0 to 1.
  var givesProbabilities: Bool { get }
}

extension Activation {
  package var erased: any Activation { self }
  package var kinks: [Double] { [] }
  package var givesProbabilities: Bool { false }
}

/// How an activation is computed.
package enum ActivationDefinition: Sendable {
  /// f′(z) as an expression in z and a = f(z).
  package typealias Slope = @Sendable (_ z: Elements, _ a: Elements) -> Elements

  /// By a kernel of its own, which takes one number, such as a slope, that most ignore.
  case kernel(ActivationFunction, parameter: Double = 0)
  /// Element by element from elementary operations: f(z), and f′(z), which follows from f where it is not
  /// given.
  case composed(_ value: @Sendable (_ z: Elements) -> Elements, slope: Slope? = nil)
}

/// The activations that a notebook can name.
package let activations = Catalogue<any Activation>(
  "activation",
  [
    Identity.self,
    Sigmoid.self,
    Tanh.self,
    ReLU.self,
    LeakyReLU.self,
    ELU.self,
    SELU.self,
    GELU.self,
    TanhGELU.self,
    SiLU.self,
    Softplus.self,
    Softsign.self,
    HardSigmoid.self,
    Softmax.self,
  ])
