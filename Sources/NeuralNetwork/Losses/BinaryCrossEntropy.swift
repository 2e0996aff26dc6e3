import KernelInterface

/// The cross-entropy of yes-or-no targets and predicted probabilities.
public struct BinaryCrossEntropy: Loss {
  public static let name = "binary-cross-entropy"
  public static let summary = "−(y log a + (1 − y) log(1 − a)), a being probabilities"
  public let function = LossFunction.binaryCrossEntropy

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}

  public var outputs: OutputValues { .probabilities }
  public var targets: TargetValues { .range(0...1) }

  public func fuses(with activation: any Activation) -> Bool { activation is Sigmoid }
}
