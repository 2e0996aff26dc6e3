/// Uniform random numbers.
public struct Uniform: Initializer {
  public static let name = "uniform"
  public static let summary = "uniform in [low, high), as np.random.rand and np.random.uniform"
  public static let counterpart: String? = "numpy.random.uniform"
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

/// Normally distributed random numbers.
public struct Normal: Initializer {
  public static let name = "normal"
  public static let summary =
    "normal with a mean and a standard deviation, as np.random.randn * std + mean"
  public static let counterpart: String? = "numpy.random.randn"
  public let mean: Double
  public let deviation: Double

  /// Makes the initialiser.
  public init(mean: Double = 0, deviation: Double = 1) {
    self.mean = mean
    self.deviation = deviation
  }

  public init(settings: inout some Settings) {
    mean = settings.number("mean", in: .finite, default: 0, "the mean")
    deviation = settings.number("std", in: .nonNegative, default: 1, "the standard deviation")
  }

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    (0..<shape.count).map { _ in generator.standardNormal() * deviation + mean }
  }
}

/// Normally distributed random numbers without the tails.
public struct TruncatedNormal: Initializer {
  public static let name = "truncated-normal"
  public static let summary =
    "normal, drawn again while farther than two standard deviations from the mean"
  public static let counterpart: String? = nil
  public let mean: Double
  public let deviation: Double

  /// Makes the initialiser.
  public init(mean: Double = 0, deviation: Double = 0.05) {
    self.mean = mean
    self.deviation = deviation
  }

  public init(settings: inout some Settings) {
    mean = settings.number("mean", in: .finite, default: 0, "the mean")
    deviation = settings.number(
      "std", in: .nonNegative, default: 0.05, "the standard deviation before the tails are cut")
  }

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    (0..<shape.count).map { _ in
      while true {
        let x = generator.standardNormal()
        if x.magnitude <= 2 { return x * deviation + mean }
      }
    }
  }
}
