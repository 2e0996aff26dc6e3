/// Uniform numbers that keep variances in both directions (Glorot and Bengio, 2010).
public struct GlorotUniform: Initializer {
  public static let name = "glorot-uniform"
  public static let summary = "uniform within ±√(6 / (inputs + outputs))"

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let limit = (6 / Double(shape.fanIn + shape.fanOut)).squareRoot()
    return generator.uniform(-limit, limit, count: shape.count)
  }
}
