import KernelInterface

/// A measure of how far outputs are from targets.
public protocol Loss: Component {
  /// The kernels that compute it and its gradient.
  var function: LossFunction { get }
  /// The one number that the kernels take, such as a threshold.
  var parameter: Double { get }
  /// Whether the gradient with respect to z is a − y when `activation` gave the outputs, which is then
  /// computed as such instead of as a product of two derivatives.
  func fuses(with activation: any Activation) -> Bool
}

extension Loss {
  public var parameter: Double { 0 }
  public func fuses(with activation: any Activation) -> Bool { false }
}

/// The losses that a notebook can name.
public let losses = Catalogue<any Loss>(
  "loss", [HalfSquaredError.self, SquaredError.self, BinaryCrossEntropy.self])
