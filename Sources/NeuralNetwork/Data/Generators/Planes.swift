/// Points on the two sides of a plane.
struct Planes: DataGenerator {
  static let name = "planes"
  static let summary =
    "uniform points in [-1, 1)ⁿ; class 1 where normal · x > offset; none within the margin"
  static let counterpart: String? = nil
  /// How many samples.
  let samples: Int
  /// The normal vector of the plane, which also says how many inputs a sample has.
  let normal: [Double]
  /// normal · x on the plane.
  let offset: Double
  /// The smallest distance of a point from the plane.
  let margin: Double

  /// How many points are tried for each sample before the margin is given up, as it must be where
  /// the plane leaves no room beside it.
  private static let trials = 1000

  init(settings: inout some Settings) {
    samples = settings.integer("samples", in: Samples.range, default: 100, "how many samples")
    let normal = settings.numbers("normal", in: .finite, "the plane's normal vector")
    self.normal = normal ?? [1, 1]
    if samples * self.normal.count > DataLimits.elements {
      settings.refuse(
        "samples",
        "\(samples) samples of \(self.normal.count) numbers are more than \(DataLimits.elements) numbers"
      )
    }
    if self.normal.allSatisfy({ $0 == 0 }) {
      settings.refuse("normal", "a normal vector cannot be zero")
    }
    offset = settings.number("offset", in: .finite, default: 0, "normal · x on the plane")
    margin = settings.number(
      "margin", in: .fraction, default: 0, "the smallest distance from the plane")
  }

  func makeDataset(using generator: inout any RandomGenerator) -> Dataset {
    let length = normal.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let points = (0..<samples).map { _ in
      var point: [Double] = []
      for _ in 0..<Self.trials {
        point = normal.map { _ in generator.uniform(-1, 1) }
        if side(of: point).magnitude >= margin * length { break }
      }
      return point
    }
    return Samples.labelled(points, points.map { side(of: $0) > 0 ? 1 : 0 })
  }

  private func side(of point: [Double]) -> Double {
    zip(normal, point).reduce(0) { $0 + $1.0 * $1.1 } - offset
  }
}
