import KernelInterface

/// The logarithm of the hyperbolic cosine of the error.
public struct LogCosh: Loss {
  public static let name = "log-cosh"
  public static let summary = "log cosh(a − y)"
  public let function = LossFunction.logCosh

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}
}
