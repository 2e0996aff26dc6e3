import KernelInterface

/// The function that makes probabilities of classes.
public struct Softmax: Activation {
  public static let name = "softmax"
  public static let summary = "a = exp(z) / Σ exp(z) over a sample’s outputs"
  public let function = ActivationFunction.softmax
  public let givesProbabilities = true

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
