/// Inputs and targets of the normal distribution, which have nothing to do with each other.
struct NormalSamples: DataGenerator {
  static let name = "normal"
  static let summary =
    "normal inputs, and then targets, as np.random.normal(mean, std, (samples, features)) and (samples, outputs)"
  static let counterpart: String? = "numpy.random.normal"
  let size: RandomSamples
  /// The mean and the standard deviation of all numbers.
  let distribution: (mean: Double, deviation: Double)

  init(settings: inout some Settings) {
    size = RandomSamples(settings: &settings)
    let mean = settings.number("mean", in: .finite, default: 0, "the mean")
    let deviation = settings.number(
      "std", in: .nonNegative, default: 1, "the standard deviation")
    distribution = (mean, deviation)
  }

  func makeDataset(using generator: inout any RandomGenerator) -> Dataset {
    size.makeDataset {
      generator.normal(mean: distribution.mean, deviation: distribution.deviation)
    }
  }
}

/// Inputs and targets that are uniform within bounds, and have nothing to do with each other.
struct UniformSamples: DataGenerator {
  static let name = "uniform"
  static let summary =
    "uniform inputs, and then targets, as np.random.uniform(low, high, (samples, features)) and (samples, outputs)"
  static let counterpart: String? = "numpy.random.uniform"
  let size: RandomSamples
  /// The bounds of all numbers, the upper one not included.
  let bounds: (low: Double, high: Double)

  init(settings: inout some Settings) {
    size = RandomSamples(settings: &settings)
    let low = settings.number("low", in: .finite, default: 0, "the lower end, included")
    let high = settings.number("high", in: .finite, default: 1, "the upper end, not included")
    if high < low { settings.refuse("high", "`high` is \(high), which is below `low`, \(low)") }
    bounds = (low, high)
  }

  func makeDataset(using generator: inout any RandomGenerator) -> Dataset {
    size.makeDataset { generator.uniform(bounds.low, bounds.high) }
  }
}

/// How many numbers there are.
struct RandomSamples {
  private let samples: Int
  private let features: Int
  private let outputs: Int

  init(settings: inout some Settings) {
    samples = settings.integer("samples", in: Samples.range, default: 100, "how many samples")
    features = settings.integer(
      "features", in: 1...100_000, default: 2, "how many inputs")
    outputs = settings.integer(
      "outputs", in: 0...100_000, default: 1, "how many targets; 0 for none")
    if samples * (features + outputs) > DataLimits.elements {
      settings.refuse(
        "samples",
        "\(samples) samples of \(features + outputs) numbers are more than \(DataLimits.elements) numbers"
      )
    }
  }

  /// Draws all inputs, row by row, and then all targets.
  func makeDataset(_ draw: () -> Double) -> Dataset {
    func matrix(_ columns: Int) -> Tensor {
      Tensor(
        shape: [samples, columns], elements: (0..<samples * columns).map { _ in draw() })
    }
    let inputs = matrix(features)
    return Dataset(inputs: inputs, targets: outputs == 0 ? nil : matrix(outputs))
  }
}
