import KernelInterface

/// The hyperbolic tangent.
public struct Tanh: Activation {
  public static let name = "tanh"
  public static let summary = "f(z) = tanh z"
  public let function = ActivationFunction.tanh

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
