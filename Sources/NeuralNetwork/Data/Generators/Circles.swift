/// A large circle around a smaller one, as scikit-learn's `make_circles`.
struct Circles: DataGenerator {
  static let name = "circles"
  static let summary =
    "two classes on a circle of radius 1 and one within it, as scikit-learn's make_circles"
  static let counterpart: String? = "sklearn.datasets.make_circles"
  /// How many samples; half of them, rounded down, are on the outer circle.
  let samples: Int
  /// The standard deviation of the noise added to the points.
  let noise: Double
  /// The radius of the inner circle.
  let factor: Double
  /// Whether the samples are in random order.
  let shuffles: Bool

  init(settings: inout some Settings) {
    samples = settings.integer("samples", in: Samples.range, default: 100, "how many samples")
    noise = settings.number(
      "noise", in: .nonNegative, default: 0, "the standard deviation of the points' noise")
    factor = settings.number(
      "factor", in: .fraction, default: 0.8, "the radius of the inner circle")
    shuffles = settings.flag("shuffle", default: true, "whether the order is random")
  }

  func makeDataset(using generator: inout any RandomGenerator) -> Dataset {
    let outer = Self.circle(samples / 2, radius: 1)
    let inner = Self.circle(samples - samples / 2, radius: factor)
    var dataset = Samples.labelled(outer + inner, outer.map { _ in 0 } + inner.map { _ in 1 })
    if shuffles { dataset = dataset.shuffled(using: &generator) }
    dataset.addNoise(noise, using: &generator)
    return dataset
  }

  private static func circle(_ count: Int, radius: Double) -> [[Double]] {
    Samples.evenlySpaced(from: 0, to: 2 * .pi, count: count, includesEnd: false).map {
      [NumPySine.cos($0) * radius, NumPySine.sin($0) * radius]
    }
  }
}
