import KernelInterface

/// The Gaussian error linear unit as GPT-2 approximates it.
public struct TanhGELU: Activation {
  public static let name = "gelu-tanh"
  public static let summary = "f(z) = ½z (1 + tanh(√(2/π) (z + 0.044715 z³)))"
  public let function = ActivationFunction.geluTanh

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
