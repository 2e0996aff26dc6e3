/// Intertwined spiral arms, as in the notes of Stanford's course CS231n.
struct Spirals: DataGenerator {
  static let name = "spirals"
  static let summary = """
    one arm for each class j: r from 0 to 1, angle from j·turn to (j+1)·turn plus normal noise, \
    point (r·sin, r·cos), as in CS231n
    """
  static let counterpart: String? = nil
  /// How many samples, divided evenly among the classes.
  let samples: Int
  /// How many arms.
  let classes: Int
  /// The standard deviation of the angles' noise, in radians.
  let noise: Double
  /// How far an arm turns, in radians.
  let turn: Double
  /// Whether the samples are in random order.
  let shuffles: Bool

  init(settings: inout some Settings) {
    samples = settings.integer("samples", in: Samples.range, default: 300, "how many samples")
    classes = settings.integer("classes", in: 1...100, default: 3, "how many arms")
    if samples < classes {
      settings.refuse("samples", "there are fewer samples than classes, \(classes)")
    }
    noise = settings.number(
      "noise", in: .nonNegative, default: 0.2, "the standard deviation of the angles' noise")
    turn = settings.number("turn", in: .positive, default: 4, "how far an arm turns, in radians")
    shuffles = settings.flag("shuffle", default: false, "whether the order is random")
  }

  func makeDataset(using generator: inout any RandomGenerator) -> Dataset {
    var points: [[Double]] = []
    var labels: [Int] = []
    for (label, count) in Samples.counts(samples, classes: classes).enumerated() {
      let radii = Samples.evenlySpaced(from: 0, to: 1, count: count)
      let angles = Samples.evenlySpaced(
        from: Double(label) * turn, to: Double(label + 1) * turn, count: count)
      for (radius, angle) in zip(radii, angles) {
        let noisy = noise > 0 ? angle + generator.standardNormal() * noise : angle
        points.append([radius * NumPySine.sin(noisy), radius * NumPySine.cos(noisy)])
        labels.append(label)
      }
    }
    let dataset = Samples.labelled(points, labels)
    return shuffles ? dataset.shuffled(using: &generator) : dataset
  }
}
