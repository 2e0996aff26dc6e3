import KernelInterface

/// The sigmoid linear unit, also called swish.
public struct SiLU: Activation {
  public static let name = "silu"
  public static let summary = "f(z) = z / (1 + exp(−z))"
  public let function = ActivationFunction.silu

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
