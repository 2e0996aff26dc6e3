import KernelInterface

/// A function that a layer applies to what its transform computed: a = f(z).
public protocol Activation: Component {
  /// The kernels that compute it and its derivative.
  var function: ActivationFunction { get }
  /// The one number that the kernels take, such as a slope.
  var parameter: Double { get }
  /// The values of z at which f has no first or no second derivative. A finite difference across one is
  /// not of the size that Taylor's theorem promises.
  var kinks: [Double] { get }
  /// Whether all its values are from 0 to 1.
  var givesProbabilities: Bool { get }
}

extension Activation {
  public var parameter: Double { 0 }
  public var kinks: [Double] { [] }
  public var givesProbabilities: Bool { false }
}

/// The activations that a notebook can name.
public let activations = Catalogue<any Activation>(
  "activation",
  [
    Identity.self, Sigmoid.self, Tanh.self, ReLU.self, LeakyReLU.self, ELU.self, SELU.self,
    GELU.self, TanhGELU.self, SiLU.self, Softplus.self, Softsign.self, HardSigmoid.self,
    Softmax.self,
  ])
