import KernelInterface

/// Normalises the elements of each sample.
public struct LayerNormalization: Transform {
  public static let name = "layer-normalization"
  public static let summary = "z = gamma · (x − mean) / √(variance + ε) + beta over each sample"
  /// ε, which keeps the denominator from 0.
  public let epsilon: Double

  /// Makes the layer.
  public init(epsilon: Double = 1e-5) {
    self.epsilon = epsilon
  }

  public init(settings: inout some Settings) {
    epsilon = settings.number(
      "epsilon", in: .positive, default: 1e-5, "ε, which keeps the denominator from 0")
  }

  public func outputShape(of input: [Int], orientation: Orientation) -> [Int] { input }

  public func parameters(
    input: [Int], output: [Int], orientation: Orientation
  ) -> [ParameterDescription] {
    [.gamma(input), .beta(input)]
  }

  public func makePass(_ context: PassContext) -> Pass? {
    let count = context.input.reduce(1, *)
    return NormalizationPass(
      context, epsilon: epsilon, momentum: nil, channels: count, positions: 1,
      groups: GroupShape(
        groups: context.samples, groupStride: count, outer: 1, outerStride: 0, inner: count))
  }
}

extension ParameterDescription {
  /// The factors after a normalisation.
  static func gamma(_ shape: [Int]) -> ParameterDescription {
    constant("gamma", Ones(), shape)
  }

  /// The summands after a normalisation.
  static func beta(_ shape: [Int]) -> ParameterDescription {
    constant("beta", Zeros(), shape)
  }

  /// A parameter that starts the same everywhere and is no setting.
  static func constant(
    _ letter: String, _ initializer: any Initializer, _ shape: [Int], isLearned: Bool = true
  ) -> ParameterDescription {
    ParameterDescription(
      letter: letter, key: letter, source: .drawn(initializer, trainable: true), shape: shape,
      literalShapes: [shape], isLearned: isLearned)
  }
}
