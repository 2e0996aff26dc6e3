import KernelInterface

/// The negative log-likelihood of classes, given log-probabilities.
public struct NegativeLogLikelihood: Loss {
  public static let name = "negative-log-likelihood"
  public static let summary = "−Σ y·a, a being log-probabilities of classes"
  public let function = LossFunction.negativeLogLikelihood

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}

  public var outputs: OutputValues { .logProbabilities }
  public var mean: LossMean { .overSamples }
  public var acceptsClasses: Bool { true }
}
