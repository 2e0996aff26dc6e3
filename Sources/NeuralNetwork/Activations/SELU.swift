import KernelInterface

/// The scaled exponential linear unit.
public struct SELU: Activation {
  public static let name = "selu"
  public static let summary =
    "f(z) = λz where z > 0, λα(exp(z) − 1) elsewhere, λ ≈ 1.0507, α ≈ 1.6733"
  public let function = ActivationFunction.selu
  public let kinks = [0.0]

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
