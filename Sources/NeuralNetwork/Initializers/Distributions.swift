/// Uniform random numbers.
package struct Uniform: Initializer {
  package static let name = "uniform"
  package static let summary = "uniform in [low, high), as np.random.rand and np.random.uniform"
  package static let counterpart: String? = "numpy.random.uniform"
  /// The lower end, included.
  package let low: Double
  /// The upper end, not included.
  package let high: Double

  /// Makes the initialiser.
  package init(low: Double = 0, high: Double = 1) {
    self.low = low
    self.high = high
  }

  package init(settings: inout some Settings) {
    low = settings.number("low", in: .finite, default: 0, "the lower end, included")
    high = settings.number("high", in: .finite, default: 1, "the upper end, not included")
    if high < low { settings.refuse("high", "`high` is \(high), which is below `low`, \(low)") }
  }

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    generator.uniform(low, high, count: shape.count)
  }
}

/// Normally distributed random numbers.
package struct Normal: Initializer {
  package static let name = "normal"
  package static let summary =
    "normal with a mean and a standard deviation, as np.random.randn * std + mean"
  package static let counterpart: String? = "numpy.random.randn"
  /// The mean.
  package let mean: Double
  /// The standard deviation, before any tails are cut.
  package let deviation: Double

  /// Makes the initialiser.
  package init(mean: Double = 0, deviation: Double = 1) {
    self.mean = mean
    self.deviation = deviation
  }

  package init(settings: inout some Settings) {
    mean = settings.number("mean", in: .finite, default: 0, "the mean")
    deviation = settings.number("std", in: .nonNegative, default: 1, "the standard deviation")
  }

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    (0..<shape.count).map { _ in generator.standardNormal() * deviation + mean }
  }
}

/// Normally distributed random numbers without the tails.
package struct TruncatedNormal: Initializer {
  package static let name = "truncated-normal"
  package static let summary =
    "normal, drawn again while farther than two standard deviations from the mean"
  package static let counterpart: String? = nil
  /// The mean.
  package let mean: Double
  /// The standard deviation, before any tails are cut.
  package let deviation: Double

  /// Makes the initialiser.
  package init(mean: Double = 0, deviation: Double = 0.05) {
    self.mean = mean
    self.deviation = deviation
  }

  package init(settings: inout some Settings) {
    mean = settings.number("mean", in: .finite, default: 0, "the mean")
    deviation = settings.number(
      "std", in: .nonNegative, default: 0.05, "the standard deviation before the tails are cut")
  }

  package func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    (0..<shape.count).map { _ in
      while true {
        let x = generator.standardNormal()
        if x.magnitude <= 2 { return x * deviation + mean }
      }
    }
  }
}
