/// Uniform numbers that keep the variance of the outputs (LeCun et al., 1998).
public struct LeCunUniform: Initializer {
  public static let name = "lecun-uniform"
  public static let summary = "uniform within ±√(3 / inputs)"

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let limit = (3 / Double(shape.fanIn)).squareRoot()
    return generator.uniform(-limit, limit, count: shape.count)
  }
}
