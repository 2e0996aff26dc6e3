/// The learning rate as it is.
public struct ConstantRate: Schedule {
  public static let name = "constant"
  public static let summary = "η"
  public static let counterpart: String? = nil

  /// Makes the schedule.
  public init() {
  }

  public init(settings: inout some Settings) {
  }

  public func rate(_ base: Double, at position: SchedulePosition) -> Double {
    base
  }
}

/// A learning rate that falls in steps.
public struct StepDecay: Schedule {
  public static let name = "step"
  public static let summary = "η·γ^⌊epoch / every⌋"
  public static let counterpart: String? = "torch.optim.lr_scheduler.StepLR"
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

/// A learning rate that falls by the same share each epoch.
public struct ExponentialDecay: Schedule {
  public static let name = "exponential"
  public static let summary = "η·γ^epoch"
  public static let counterpart: String? = "torch.optim.lr_scheduler.ExponentialLR"
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

/// A learning rate that falls like a power; with p = 1, a line.
public struct PolynomialDecay: Schedule {
  public static let name = "polynomial"
  public static let summary = "η·(m + (1 − m)·(1 − epoch / epochs)^p)"
  public static let counterpart: String? = "torch.optim.lr_scheduler.PolynomialLR"
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
