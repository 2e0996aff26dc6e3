import KernelInterface

/// The function that changes nothing: f(z) = z.
public struct Identity: Activation {
  public static let name = "identity"
  public static let summary = "f(z) = z"
  public let function = ActivationFunction.identity

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
