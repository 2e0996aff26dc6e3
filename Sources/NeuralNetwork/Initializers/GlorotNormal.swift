/// Normal numbers that keep variances in both directions (Glorot and Bengio, 2010).
public struct GlorotNormal: Initializer {
  public static let name = "glorot-normal"
  public static let summary = "normal, variance 2 / (inputs + outputs)"

  /// Makes the initialiser.
  public init() {}

  public init(settings: inout some Settings) {}

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    let deviation = (2 / Double(shape.fanIn + shape.fanOut)).squareRoot()
    return (0..<shape.count).map { _ in generator.standardNormal() * deviation }
  }
}
