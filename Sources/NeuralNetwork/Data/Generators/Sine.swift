/// Points near a sine curve.
struct Sine: DataGenerator {
  static let name = "sine"
  static let summary =
    "y = sin(frequency·x) + noise, for x evenly spaced as np.linspace(from, to, samples)"
  static let counterpart: String? = nil
  /// How many samples.
  let samples: Int
  /// How many periods lie in 2π.
  let frequency: Double
  /// The first and the last x.
  let ends: (first: Double, last: Double)
  /// The standard deviation of the noise of y.
  let noise: Double

  init(settings: inout some Settings) {
    samples = settings.integer("samples", in: Samples.range, default: 100, "how many samples")
    frequency = settings.number(
      "frequency", in: .positive, default: 1, "how many periods lie in 2π")
    let first = settings.number("from", in: .finite, default: -.pi, "the first x")
    let last = settings.number("to", in: .finite, default: .pi, "the last x")
    ends = (first, last)
    noise = settings.number("noise", in: .nonNegative, default: 0, "the standard deviation of y")
  }

  func makeDataset(using generator: inout any RandomGenerator) -> Dataset {
    Samples.function(
      from: ends.first, to: ends.last, count: samples, noise: noise, &generator
    ) { NumPySine.sin(frequency * $0) }
  }
}
