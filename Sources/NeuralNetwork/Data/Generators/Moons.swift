/// Two interleaving half circles, as scikit-learn's `make_moons`.
struct Moons: DataGenerator {
  static let name = "moons"
  static let summary = "two interleaving half circles, as scikit-learn's make_moons"
  static let counterpart: String? = "sklearn.datasets.make_moons"
  /// How many samples; half of them, rounded down, are on the upper half circle.
  let samples: Int
  /// The standard deviation of the noise added to the points.
  let noise: Double
  /// Whether the samples are in random order.
  let shuffles: Bool

  init(settings: inout some Settings) {
    samples = settings.integer("samples", in: Samples.range, default: 100, "how many samples")
    noise = settings.number(
      "noise", in: .nonNegative, default: 0, "the standard deviation of the points' noise")
    shuffles = settings.flag("shuffle", default: true, "whether the order is random")
  }

  func makeDataset(using generator: inout any RandomGenerator) -> Dataset {
    let upper = Self.angles(samples / 2).map { [NumPySine.cos($0), NumPySine.sin($0)] }
    let lower = Self.angles(samples - samples / 2).map {
      [1 - NumPySine.cos($0), 1 - NumPySine.sin($0) - 0.5]
    }
    var dataset = Samples.labelled(upper + lower, upper.map { _ in 0 } + lower.map { _ in 1 })
    if shuffles { dataset = dataset.shuffled(using: &generator) }
    dataset.addNoise(noise, using: &generator)
    return dataset
  }

  private static func angles(_ count: Int) -> [Double] {
    Samples.evenlySpaced(from: 0, to: .pi, count: count)
  }
}
