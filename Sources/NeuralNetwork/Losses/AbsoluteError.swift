import KernelInterface

/// The absolute error. Its derivative where a = y is taken to be 0.
public struct AbsoluteError: Loss {
  public static let name = "absolute-error"
  public static let summary = "|a − y|"
  public let function = LossFunction.absoluteError

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}

  public func piece(output: Double, target: Double) -> Int {
    output > target ? 1 : output < target ? -1 : 0
  }
}
