import KernelInterface

/// The rectifier. Its derivative at 0 is taken to be 0.
public struct ReLU: Activation {
  public static let name = "relu"
  public static let summary = "f(z) = max(0, z)"
  public let function = ActivationFunction.relu
  public let kinks = [0.0]

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
