/// Uniform random numbers.
public struct Uniform: Initializer {
  public static let name = "uniform"
  public static let summary = "uniform in [low, high), as np.random.rand and np.random.uniform"
  public let low: Double
  public let high: Double

  /// Makes the initialiser.
  public init(low: Double = 0, high: Double = 1) {
    self.low = low
    self.high = high
  }

  public init(settings: inout some Settings) {
    low = settings.number("low", in: .finite, default: 0, "the lower end, included")
    high = settings.number("high", in: .finite, default: 1, "the upper end, not included")
    if high < low { settings.refuse("high", "`high` is \(high), which is below `low`, \(low)") }
  }

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    generator.uniform(low, high, count: shape.count)
  }
}
