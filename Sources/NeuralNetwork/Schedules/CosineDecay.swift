/// Half a wave of cosine, once or again and again (Loshchilov and Hutter, “SGDR”, 2016).
package struct CosineDecay: Schedule {
  package static let name = "cosine"
  package static let summary = "η·(m + (1 − m)·½(1 + cos(π·t / T))), after a linear warm-up"
  package static let counterpart: String? = "torch.optim.lr_scheduler.CosineAnnealingLR"
  /// Epochs in which the rate rises to η in equal steps.
  package let warmUp: Int
  /// The epochs T to the first restart; 0 for none.
  package let period: Int
  /// By what each period is longer than the one before.
  package let growth: Int
  /// The share m of η at the end of a period.
  package let minimum: Double

  /// Makes the schedule.
  package init(warmUp: Int = 0, period: Int = 0, growth: Int = 1, minimum: Double = 0) {
    self.warmUp = warmUp
    self.period = period
    self.growth = growth
    self.minimum = minimum
  }

  package init(settings: inout some Settings) {
    warmUp = settings.integer(
      "warm-up", in: 0...1_000_000_000, default: 0,
      "epochs in which the rate rises to η in equal steps")
    period = settings.integer(
      "period", in: 0...1_000_000_000, default: 0, "T, epochs to the first restart; 0 for none")
    growth = settings.integer(
      "growth", in: 1...1000, default: 1, "by what each period is longer than the one before")
    minimum = settings.number(
      "minimum", in: .probability, default: 0, "m, the share of η at the end of a period")
  }

  package func rate(_ base: Double, at position: SchedulePosition) -> Double {
    if position.epoch < warmUp { return base * (Double(position.epoch + 1) / Double(warmUp)) }
    var epoch = position.epoch - warmUp
    var length = period == 0 ? max(position.epochs - warmUp, 1) : period
    if period > 0 && growth == 1 { epoch %= period }
    while period > 0 && epoch >= length {
      epoch -= length
      length *= growth
    }
    let wave = 0.5 * (1 + Elementary.cos(.pi * (Double(epoch) / Double(length))))
    return base * (minimum + (1 - minimum) * wave)
  }
}
