import KernelInterface

/// The logistic function.
public struct Sigmoid: Activation {
  public static let name = "sigmoid"
  public static let summary = "f(z) = 1 / (1 + exp(−z))"
  public let function = ActivationFunction.sigmoid
  public let givesProbabilities = true

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
