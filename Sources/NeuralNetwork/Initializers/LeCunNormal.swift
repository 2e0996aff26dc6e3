/// Normal numbers that keep the variance of the outputs (LeCun et al., 1998).
public struct LeCunNormal: Initializer {
  public static let name = "lecun-normal"
  public static let summary = "normal, variance 1 / inputs"

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let deviation = (1 / Double(shape.fanIn)).squareRoot()
    return (0..<shape.count).map { _ in generator.standardNormal() * deviation }
  }
}
