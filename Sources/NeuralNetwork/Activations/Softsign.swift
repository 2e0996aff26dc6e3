import KernelInterface

/// A sigmoid with slow tails.
public struct Softsign: Activation {
  public static let name = "softsign"
  public static let summary = "f(z) = z / (1 + |z|)"
  public let function = ActivationFunction.softsign
  public let kinks = [0.0]

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
