/// A learning rate that falls in steps.
public struct StepDecay: Schedule {
  public static let name = "step"
  public static let summary = "η·γ^⌊epoch / every⌋"
  /// Epochs from one step to the next.
  public let every: Int
  /// The factor γ.
  public let factor: Double

  /// Makes the schedule.
  public init(every: Int, factor: Double = 0.1) {
    self.every = every
    self.factor = factor
  }

  public init(settings: inout some Settings) {
    every = settings.integer(
      "every", in: 1...1_000_000_000, default: nil, "epochs from one step to the next")
    factor = settings.number("factor", in: .positive, default: 0.1, "γ")
  }

  public func rate(_ base: Double, at position: SchedulePosition) -> Double {
    base * power(factor, position.epoch / every)
  }
}
