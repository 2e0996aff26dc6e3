import KernelInterface

/// The hinge loss of a support-vector machine.
public struct Hinge: Loss {
  public static let name = "hinge"
  public static let summary = "max(0, 1 − y·a), y being −1 or 1"
  public let function = LossFunction.hinge

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}

  public var targets: TargetValues { .either(-1, 1) }
  public var outputs: OutputValues { .logits }

  public func piece(output: Double, target: Double) -> Int {
    let margin = 1 - target * output
    return margin > 0 ? 1 : margin < 0 ? -1 : 0
  }
}
