/// One layer: a transform that gives z, then an activation that gives a.
public struct LayerDescription: Sendable {
  /// At which point the backward pass evaluates the activation's derivative.
  public enum DerivativePoint: String, CaseIterable, Sendable {
    /// At z, as the chain rule says.
    case preactivation = "of-preactivation"
    /// At a: a mistake that teaching code makes, so that documents can show it.
    case activation = "of-activation"
  }

  public var transform: any Transform
  public var activation: any Activation
  public var derivative: DerivativePoint
  /// False freezes all the layer's parameters.
  public var isTrainable: Bool

  /// Describes a layer.
  public init(
    _ transform: any Transform, activation: any Activation = Identity(),
    derivative: DerivativePoint = .preactivation, isTrainable: Bool = true
  ) {
    self.transform = transform
    self.activation = activation
    self.derivative = derivative
    self.isTrainable = isTrainable
  }
}
