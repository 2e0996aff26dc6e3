import KernelInterface

/// The Kullback–Leibler divergence of the outputs from the targets.
public struct KullbackLeibler: Loss {
  public static let name = "kl-divergence"
  public static let summary = "Σ y log(y / a), a and y being probabilities"
  public let function = LossFunction.kullbackLeibler

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}

  public var outputs: OutputValues { .probabilities }
  public var targets: TargetValues { .range(0...1) }
  public var mean: LossMean { .overSamples }
}
