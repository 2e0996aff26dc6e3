/// Normal numbers for rectifiers (He et al., 2015).
public struct HeNormal: Initializer {
  public static let name = "he-normal"
  public static let summary =
    "normal, variance 2 / inputs, as np.random.randn * np.sqrt(2 / inputs)"

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let deviation = (2 / Double(shape.fanIn)).squareRoot()
    return (0..<shape.count).map { _ in generator.standardNormal() * deviation }
  }
}
