/// Normally distributed clusters, as scikit-learn's `make_blobs`.
struct Blobs: DataGenerator {
  static let name = "blobs"
  static let summary =
    "normal clusters around random centers, as scikit-learn's make_blobs"
  static let counterpart: String? = "sklearn.datasets.make_blobs"
  /// How many samples, divided evenly among the centers.
  let samples: Int
  /// How many inputs a sample has.
  let features: Int
  /// How many clusters, which are the classes.
  let centers: Int
  /// The standard deviation of each cluster.
  let deviation: Double
  /// The bounds of each coordinate of a center.
  let box: (low: Double, high: Double)
  /// Whether the samples are in random order.
  let shuffles: Bool

  init(settings: inout some Settings) {
    samples = settings.integer("samples", in: Samples.range, default: 100, "how many samples")
    features = settings.integer("features", in: 1...100, default: 2, "how many inputs")
    centers = settings.integer("centers", in: 1...1000, default: 3, "how many clusters")
    deviation = settings.number(
      "std", in: .nonNegative, default: 1, "the standard deviation of each cluster")
    let low = settings.number(
      "low", in: .finite, default: -10, "the lower bound of the centers' coordinates")
    let high = settings.number(
      "high", in: .finite, default: 10, "the upper bound of the centers' coordinates")
    if high < low { settings.refuse("high", "`high` is \(high), which is below `low`, \(low)") }
    box = (low, high)
    shuffles = settings.flag("shuffle", default: true, "whether the order is random")
  }

  func makeDataset(using generator: inout any RandomGenerator) -> Dataset {
    let centers = (0..<centers).map { _ in
      (0..<features).map { _ in generator.uniform(box.low, box.high) }
    }
    var points: [[Double]] = []
    var labels: [Int] = []
    for (label, count) in Samples.counts(samples, classes: centers.count).enumerated() {
      for _ in 0..<count {
        points.append(centers[label].map { generator.normal(mean: $0, deviation: deviation) })
        labels.append(label)
      }
    }
    let dataset = Samples.labelled(points, labels)
    return shuffles ? dataset.shuffled(using: &generator) : dataset
  }
}
