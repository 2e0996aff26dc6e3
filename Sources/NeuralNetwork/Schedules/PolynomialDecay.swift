/// A learning rate that falls like a power; with p = 1, a line.
public struct PolynomialDecay: Schedule {
  public static let name = "polynomial"
  public static let summary = "η·(m + (1 − m)·(1 − epoch / epochs)^p)"
  /// P.
  public let power: Int
  /// The share m of η at the end.
  public let minimum: Double

  /// Makes the schedule.
  public init(power: Int = 1, minimum: Double = 0) {
    self.power = power
    self.minimum = minimum
  }

  public init(settings: inout some Settings) {
    power = settings.integer("power", in: 1...100, default: 1, "p")
    minimum = settings.number(
      "minimum", in: .probability, default: 0, "m, the share of η at the end")
  }

  public func rate(_ base: Double, at position: SchedulePosition) -> Double {
    let rest = 1 - Double(position.epoch) / Double(position.epochs)
    return base * (minimum + (1 - minimum) * NeuralNetwork.power(rest, power))
  }
}
