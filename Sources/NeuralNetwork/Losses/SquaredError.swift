import KernelInterface

/// The squared error.
public struct SquaredError: Loss {
  public static let name = "squared-error"
  public static let summary = "(a − y)²"
  public let function = LossFunction.squaredError

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}
}
