/// The learning rate as it is.
public struct ConstantRate: Schedule {
  public static let name = "constant"
  public static let summary = "η"

  /// Makes the schedule.
  public init() {
  }

  public init(settings: inout some Settings) {
  }

  public func rate(_ base: Double, at position: SchedulePosition) -> Double {
    base
  }
}
