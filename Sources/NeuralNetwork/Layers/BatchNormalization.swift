import KernelInterface

/// Normalises each feature, or each channel of images, over a batch.
///
/// Outside of training the running mean and variance take the place of the batch's; they are kept as PyTorch
/// keeps them, the variance with one sample less in its denominator.
package struct BatchNormalization: Transform {
  package static let name = "batch-normalization"
  package static let summary =
    "z = gamma · (x − mean) / √(variance + ε) + beta over the batch, for each feature or channel; in "
    + "`evaluate` and for validation with the running mean and variance, which `forward` and training move "
    + "(the variance with one less than its numbers in the denominator, the batch's with all of them)"
  package static let counterpart: String? = "torch.nn.BatchNorm2d"
  /// ε, which keeps the denominator from 0.
  package let epsilon: Double
  /// The share of a batch in the running mean and variance.
  package let momentum: Double

  /// Makes the layer.
  package init(epsilon: Double = 1e-5, momentum: Double = 0.1) {
    self.epsilon = epsilon
    self.momentum = momentum
  }

  package init(settings: inout some Settings) {
    epsilon = settings.number(
      "epsilon", in: .positive, default: 1e-5, "ε, which keeps the denominator from 0")
    momentum = settings.number(
      "momentum", in: .probability, default: 0.1,
      "the share of a batch in the running mean and variance")
  }

  package func outputShape(of input: [Int], orientation: Orientation) -> [Int] { input }

  package func parameters(
    input: [Int], output: [Int], orientation: Orientation
  ) -> [ParameterDescription] {
    let shape = [input.first ?? 1]
    return [
      .gamma(shape), .beta(shape), .statistic("mean", Zeros(), shape),
      .statistic("variance", Ones(), shape),
    ]
  }

  package func caution(input: [Int], samples: Int) -> String? {
    samples * input.dropFirst().reduce(1, *) > 1 ? nil : .normalizationOfOneNumber
  }

  package func makePass(_ context: PassContext) -> Pass? {
    let channels = context.input.first ?? 1
    let positions = context.input.dropFirst().reduce(1, *)
    return NormalizationPass(
      context, epsilon: epsilon, momentum: momentum, channels: channels, positions: positions,
      groups: GroupShape(
        groups: channels, groupStride: positions, outer: context.samples,
        outerStride: channels * positions, inner: positions))
  }
}
