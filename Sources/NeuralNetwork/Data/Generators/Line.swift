/// Points near a straight line.
struct Line: DataGenerator {
  static let name = "line"
  static let summary =
    "y = slope·x + intercept + noise, for x evenly spaced as np.linspace(from, to, samples)"
  static let counterpart: String? = nil
  /// How many samples.
  let samples: Int
  /// The increase of y for an increase of x by 1.
  let slope: Double
  /// y at x = 0.
  let intercept: Double
  /// The first and the last x.
  let ends: (first: Double, last: Double)
  /// The standard deviation of the noise of y.
  let noise: Double

  init(settings: inout some Settings) {
    samples = settings.integer("samples", in: Samples.range, default: 100, "how many samples")
    slope = settings.number("slope", in: .finite, default: 2, "the line's slope")
    intercept = settings.number("intercept", in: .finite, default: 1, "y at x = 0")
    let first = settings.number("from", in: .finite, default: -1, "the first x")
    let last = settings.number("to", in: .finite, default: 1, "the last x")
    ends = (first, last)
    noise = settings.number("noise", in: .nonNegative, default: 0, "the standard deviation of y")
  }

  func makeDataset(using generator: inout any RandomGenerator) -> Dataset {
    Samples.function(
      from: ends.first, to: ends.last, count: samples, noise: noise, &generator
    ) { slope * $0 + intercept }
  }
}
