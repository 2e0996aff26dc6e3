import KernelInterface

/// Half the squared error, whose derivative is the error itself.
public struct HalfSquaredError: Loss {
  public static let name = "half-squared-error"
  public static let summary = "½(a − y)²"
  public let function = LossFunction.halfSquaredError

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}
}
