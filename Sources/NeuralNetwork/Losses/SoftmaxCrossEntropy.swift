import KernelInterface

/// The cross-entropy of classes and the softmax of the outputs, stable for logits of any size.
public struct SoftmaxCrossEntropy: Loss {
  public static let name = "softmax-cross-entropy"
  public static let summary = "−Σ y log softmax(a), a being logits of classes"
  public let function = LossFunction.softmaxCrossEntropy
  /// The smoothing ε: targets are (1 − ε) y + ε / classes.
  public let smoothing: Double

  /// Makes the loss.
  public init(smoothing: Double = 0) {
    self.smoothing = smoothing
  }

  public init(settings: inout some Settings) {
    smoothing = settings.number(
      "label-smoothing", in: .fraction, default: 0, "ε: targets are (1 − ε) y + ε / classes")
  }

  public var outputs: OutputValues { .logits }

  public var parameter: Double { smoothing }

  public var targets: TargetValues { .range(0...1) }
  public var mean: LossMean { .overSamples }
  public var acceptsClasses: Bool { true }
}
