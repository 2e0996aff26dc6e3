/// Normally distributed random numbers.
public struct Normal: Initializer {
  public static let name = "normal"
  public static let summary =
    "normal with a mean and a standard deviation, as np.random.randn * std + mean"
  public let mean: Double
  public let deviation: Double

  /// Makes the initialiser.
  public init(mean: Double = 0, deviation: Double = 1) {
    self.mean = mean
    self.deviation = deviation
  }

  public init(settings: inout some Settings) {
    mean = settings.number("mean", in: .finite, default: 0, "the mean")
    deviation = settings.number("std", in: .nonNegative, default: 1, "the standard deviation")
  }

  public func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double] {
    (0..<shape.count).map { _ in generator.standardNormal() * deviation + mean }
  }
}
