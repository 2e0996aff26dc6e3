/// A learning rate that falls when the loss does not, as PyTorch’s ReduceLROnPlateau.
package struct ReduceOnPlateau: Schedule {
  package static let name = "on-plateau"
  package static let summary = "η·γ^(number of plateaus)"
  package static let counterpart: String? = "torch.optim.lr_scheduler.ReduceLROnPlateau"
  /// The factor γ.
  package let factor: Double
  /// Epochs without a better loss that are waited for.
  package let patience: Int
  /// The share by which a loss must be lower to be better.
  package let threshold: Double

  /// Makes the schedule.
  package init(factor: Double = 0.1, patience: Int = 10, threshold: Double = 0.0001) {
    self.factor = factor
    self.patience = patience
    self.threshold = threshold
  }

  package init(settings: inout some Settings) {
    factor = settings.number("factor", in: .fraction, default: 0.1, "γ")
    patience = settings.integer(
      "patience", in: 0...1_000_000_000, default: 10,
      "epochs without a better loss that are waited for")
    threshold = settings.number(
      "threshold", in: .nonNegative, default: 0.0001,
      "the share by which a loss must be lower to be better")
  }

  package func rate(_ base: Double, at position: SchedulePosition) -> Double {
    base * position.memory.factor
  }

  package func observe(_ loss: Double, _ memory: inout ScheduleMemory) {
    if loss < memory.best * (1 - threshold) {
      memory.best = loss
      memory.waited = 0
      return
    }
    memory.waited += 1
    guard memory.waited > patience else { return }
    memory.factor *= factor
    memory.waited = 0
  }
}
