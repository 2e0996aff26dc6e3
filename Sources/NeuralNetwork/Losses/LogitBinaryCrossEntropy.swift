import KernelInterface

/// The binary cross-entropy of the sigmoid of the outputs, stable for logits of any size.
public struct LogitBinaryCrossEntropy: Loss {
  public static let name = "binary-cross-entropy-logits"
  public static let summary = "log(1 + exp(a)) − a·y, a being logits"
  public let function = LossFunction.logitBinaryCrossEntropy

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}

  public var targets: TargetValues { .range(0...1) }
  public var outputs: OutputValues { .logits }
}
