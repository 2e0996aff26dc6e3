import NeuralNetwork

extension TrainingPlan {
  /// Reads the settings of `train`.
  init(reading keys: inout KeyReader) {
    let epochs = keys.integer(
      "epochs", in: 1...100_000_000, default: nil, "how many times to go through the samples")
    self.init(
      epochs: epochs,
      recordEvery: keys.integer(
        "record-every", in: 1...100_000_000, default: max(1, epochs / 10),
        "every how many epochs the loss is recorded"),
      batchSize: keys.integer(
        "batch-size", in: 1...1_000_000_000,
        "samples for one update; all of them unless it is given"),
      shuffles: keys.flag(
        "shuffle", default: true, "with `batch-size`, whether each epoch takes a new order"),
      stopBelow: keys.number("stop-below", in: .finite, "a loss at which to stop"))
  }
}

extension GradientCheckSettings {
  /// Reads the settings of `gradient-check`.
  init(reading keys: inout KeyReader) {
    let standard = GradientCheckSettings()
    self.init(
      step: keys.number(
        "step", in: .positive, default: standard.step, "h, by which each parameter is moved"),
      tolerance: keys.number(
        "tolerance", in: .positive, default: standard.tolerance,
        "the largest relative difference that passes"),
      elementLimit: keys.integer(
        "elements", in: 1...1_000_000,
        "how many elements of each parameter to check; all unless given"))
  }
}
