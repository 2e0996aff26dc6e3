/// One rise and one fall (Smith and Topin, “Super-convergence”, 2017), as PyTorch’s OneCycleLR stepped by epochs.
package struct OneCycle: Schedule {
  package static let name = "one-cycle"
  package static let summary = "from η/d up to η and down to η/(d·f), along cosines"
  package static let counterpart: String? = "torch.optim.lr_scheduler.OneCycleLR"
  /// The share of the epochs in which the rate rises.
  package let rise: Double
  /// D: the rate begins at η/d.
  package let start: Double
  /// F: the rate ends at η/(d·f).
  package let end: Double

  /// Makes the schedule.
  package init(rise: Double = 0.3, start: Double = 25, end: Double = 10000) {
    self.rise = rise
    self.start = start
    self.end = end
  }

  package init(settings: inout some Settings) {
    rise = settings.number(
      "rise", in: .probability, default: 0.3, "the share of the epochs in which the rate rises")
    start = settings.number(
      "start-divisor", in: .positive, default: 25, "d: the rate begins at η/d")
    end = settings.number(
      "end-divisor", in: .positive, default: 10000, "f: the rate ends at η/(d·f)")
  }

  package func rate(_ base: Double, at position: SchedulePosition) -> Double {
    let last = Double(position.epochs - 1)
    let peak = rise * Double(position.epochs) - 1
    let epoch = Double(position.epoch)
    if epoch <= peak { return wave(from: base / start, to: base, peak == 0 ? 1 : epoch / peak) }
    return wave(
      from: base, to: base / start / end, last == peak ? 1 : (epoch - peak) / (last - peak))
  }

  /// A value on the half wave between two rates, at a share of the way.
  private func wave(from a: Double, to b: Double, _ share: Double) -> Double {
    b + 0.5 * (a - b) * (1 + Elementary.cos(.pi * share))
  }
}
