/// A learning rate that falls by the same share each epoch.
public struct ExponentialDecay: Schedule {
  public static let name = "exponential"
  public static let summary = "η·γ^epoch"
  /// The factor γ.
  public let factor: Double

  /// Makes the schedule.
  public init(factor: Double) {
    self.factor = factor
  }

  public init(settings: inout some Settings) {
    factor = settings.number("factor", in: .positive, default: nil, "γ")
  }

  public func rate(_ base: Double, at position: SchedulePosition) -> Double {
    base * power(factor, position.epoch)
  }
}
