import KernelInterface

/// The squared error, made linear for large errors.
public struct Huber: Loss {
  public static let name = "huber"
  public static let summary = "½e² where |e| ≤ δ, δ(|e| − ½δ) elsewhere, e = a − y"
  public let function = LossFunction.huber
  /// The error δ where the parabola becomes a line.
  public let threshold: Double

  /// Makes the loss.
  public init(threshold: Double = 1) {
    self.threshold = threshold
  }

  public init(settings: inout some Settings) {
    threshold = settings.number(
      "delta", in: .positive, default: 1, "δ, where the parabola becomes a line")
  }

  public var parameter: Double { threshold }

  public func piece(output: Double, target: Double) -> Int {
    let error = output - target
    return error > threshold ? 1 : error < -threshold ? -1 : 0
  }
}
