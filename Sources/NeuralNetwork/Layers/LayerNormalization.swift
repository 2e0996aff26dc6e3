import KernelInterface

/// Normalises the elements of each sample.
package struct LayerNormalization: Transform {
  package static let name = "layer-normalization"
  package static let summary = "z = gamma · (x − mean) / √(variance + ε) + beta over each sample"
  package static let counterpart: String? = "torch.nn.LayerNorm"
  /// ε, which keeps the denominator from 0.
  package let epsilon: Double

  /// Makes the layer.
  package init(epsilon: Double = 1e-5) {
    self.epsilon = epsilon
  }

  package init(settings: inout some Settings) {
    epsilon = settings.number(
      "epsilon", in: .positive, default: 1e-5, "ε, which keeps the denominator from 0")
  }

  package func outputShape(of input: [Int], orientation: Orientation) -> [Int] { input }

  package func parameters(
    input: [Int], output: [Int], orientation: Orientation
  ) -> [ParameterDescription] {
    [.gamma(input), .beta(input)]
  }

  package func caution(input: [Int], samples: Int) -> String? {
    input.reduce(1, *) > 1 ? nil : .normalizationOfOneNumber
  }

  package func makePass(_ context: PassContext) -> Pass? {
    let count = context.input.reduce(1, *)
    return NormalizationPass(
      context, epsilon: epsilon, momentum: nil, channels: count, positions: 1,
      groups: GroupShape(
        groups: context.samples, groupStride: count, outer: 1, outerStride: 0, inner: count))
  }
}
