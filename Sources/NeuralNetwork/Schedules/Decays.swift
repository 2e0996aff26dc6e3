/// The learning rate as it is.
package struct ConstantRate: Schedule {
  package static let name = "constant"
  package static let summary = "η"
  package static let counterpart: String? = nil

  /// Makes the schedule.
  package init() {
  }

  package init(settings: inout some Settings) {
  }

  package func rate(_ base: Double, at position: SchedulePosition) -> Double {
    base
  }
}

/// A learning rate that falls in steps.
package struct StepDecay: Schedule {
  package static let name = "step"
  package static let summary = "η·γ^⌊epoch / every⌋"
  package static let counterpart: String? = "torch.optim.lr_scheduler.StepLR"
  /// Epochs from one step to the next.
  package let every: Int
  /// The factor γ.
  package let factor: Double

  /// Makes the schedule.
  package init(every: Int, factor: Double = 0.1) {
    self.every = every
    self.factor = factor
  }

  package init(settings: inout some Settings) {
    every = settings.integer(
      "every", in: 1...1_000_000_000, default: nil, "epochs from one step to the next")
    factor = settings.number("factor", in: .positive, default: 0.1, "γ")
  }

  package func rate(_ base: Double, at position: SchedulePosition) -> Double {
    base * power(factor, position.epoch / every)
  }
}

/// A learning rate that falls by the same share each epoch.
package struct ExponentialDecay: Schedule {
  package static let name = "exponential"
  package static let summary = "η·γ^epoch"
  package static let counterpart: String? = "torch.optim.lr_scheduler.ExponentialLR"
  /// The factor γ.
  package let factor: Double

  /// Makes the schedule.
  package init(factor: Double) {
    self.factor = factor
  }

  package init(settings: inout some Settings) {
    factor = settings.number("factor", in: .positive, default: nil, "γ")
  }

  package func rate(_ base: Double, at position: SchedulePosition) -> Double {
    base * power(factor, position.epoch)
  }
}

/// A learning rate that falls like a power; with p = 1, a line.
package struct PolynomialDecay: Schedule {
  package static let name = "polynomial"
  package static let summary = "η·(m + (1 − m)·(1 − epoch / epochs)^p)"
  package static let counterpart: String? = "torch.optim.lr_scheduler.PolynomialLR"
  /// P.
  package let power: Int
  /// The share m of η at the end.
  package let minimum: Double

  /// Makes the schedule.
  package init(power: Int = 1, minimum: Double = 0) {
    self.power = power
    self.minimum = minimum
  }

  package init(settings: inout some Settings) {
    power = settings.integer("power", in: 1...100, default: 1, "p")
    minimum = settings.number(
      "minimum", in: .probability, default: 0, "m, the share of η at the end")
  }

  package func rate(_ base: Double, at position: SchedulePosition) -> Double {
    let rest = 1 - Double(position.epoch) / Double(position.epochs)
    return base * (minimum + (1 - minimum) * NeuralNetwork.power(rest, power))
  }
}
