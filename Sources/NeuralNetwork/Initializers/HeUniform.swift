/// Uniform numbers for rectifiers (He et al., 2015).
public struct HeUniform: Initializer {
  public static let name = "he-uniform"
  public static let summary = "uniform within ±√(6 / inputs)"

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let limit = (6 / Double(shape.fanIn)).squareRoot()
    return generator.uniform(-limit, limit, count: shape.count)
  }
}
