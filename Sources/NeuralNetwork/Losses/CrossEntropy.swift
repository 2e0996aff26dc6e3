import KernelInterface

/// The cross-entropy of classes and predicted probabilities, such as softmax gives.
public struct CrossEntropy: Loss {
  public static let name = "cross-entropy"
  public static let summary = "−Σ y log a, a being probabilities of classes"
  public let function = LossFunction.crossEntropy

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}

  public var outputs: OutputValues { .probabilities }
  public var targets: TargetValues { .range(0...1) }
  public var mean: LossMean { .overSamples }
  public var acceptsClasses: Bool { true }
  public func fuses(with activation: any Activation) -> Bool { activation is Softmax }
}
