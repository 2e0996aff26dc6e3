import KernelInterface

/// The Gaussian error linear unit.
public struct GELU: Activation {
  public static let name = "gelu"
  public static let summary = "f(z) = z Φ(z), Φ being the normal distribution"
  public let function = ActivationFunction.gelu

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
