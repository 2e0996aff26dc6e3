/// Normally distributed random numbers without the tails.
public struct TruncatedNormal: Initializer {
  public static let name = "truncated-normal"
  public static let summary =
    "normal, drawn again while farther than two standard deviations from the mean"
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
