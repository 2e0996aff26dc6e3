/// One layer: a transform that gives z, then an activation that gives a.
package struct LayerDescription: Sendable {
  /// At which point the backward pass evaluates the activation's derivative.
  package enum DerivativePoint: String, CaseIterable, Sendable {
    /// At z, as the chain rule says.
    case preactivation = "of-preactivation"
    /// At a: a mistake that teaching code makes, so that documents can show it.
    case activation = "of-activation"
  }

  /// What gives z.
  package var transform: any Transform
  /// What gives a from z.
  package var activation: any Activation
  /// Where the activation's derivative is taken.
  package var derivative: DerivativePoint
  /// False freezes all the layer's parameters.
  package var isTrainable: Bool

  /// Describes a layer.
  package init(
    _ transform: any Transform, activation: any Activation = Identity(),
    derivative: DerivativePoint = .preactivation, isTrainable: Bool = true
  ) {
    self.transform = transform
    self.activation = activation
    self.derivative = derivative
    self.isTrainable = isTrainable
  }
}
