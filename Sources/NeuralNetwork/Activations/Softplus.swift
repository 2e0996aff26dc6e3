import KernelInterface

/// The smooth rectifier.
public struct Softplus: Activation {
  public static let name = "softplus"
  public static let summary = "f(z) = log(1 + exp(z))"
  public let function = ActivationFunction.softplus

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
