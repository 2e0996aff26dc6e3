/// How long and on what to train.
package struct TrainingPlan: Sendable {
  /// How many times to go through the samples.
  package var epochs: Int
  /// Every how many epochs the loss is recorded, from epoch 0.
  package var recordEvery = 1
  /// Samples for one update; nil for all of them. The last batch of an epoch may be smaller.
  package var batchSize: Int?
  /// Whether each epoch takes the samples in a new random order, that of `np.random.permutation`
  /// by the network's generator. Matters only with `batchSize`.
  package var shuffles = true
  /// How the learning rate changes.
  package var schedule: any Schedule = ConstantRate()
  /// The share of the samples, the last ones, that are held out to validate on.
  package var validationShare = 0.0
  /// Training stops before the updates of the first epoch whose loss is below this. With
  /// mini-batches the loss is known, and training stops, after them.
  package var stopBelow: Double?
  /// When to stop since nothing gets better.
  package var earlyStopping: EarlyStopping?
  /// A training that takes more seconds ends with an error. A guard, and never a way to a result.
  package var budget: Double?
  /// The most states of the parameters that are kept, from the first to the last; none unless it is 2
  /// or more.
  package var frames = 0

  /// Plans a training.
  package init(epochs: Int, recordEvery: Int = 1, batchSize: Int? = nil, stopBelow: Double? = nil) {
    self.epochs = epochs
    self.recordEvery = recordEvery
    self.batchSize = batchSize
    self.stopBelow = stopBelow
  }

  /// Reads a plan.
  package init(settings: inout some Settings) {
    epochs = settings.integer(
      "epochs", in: 1...1_000_000_000, default: nil, "how many times to go through the samples")
    let recordEvery = settings.integer(
      "record-every", in: 1...1_000_000_000,
      "every how many epochs the loss is recorded, from epoch 0; a tenth of the epochs if absent")
    self.recordEvery = recordEvery ?? max(1, epochs / 10)
    batchSize = settings.integer(
      "batch-size", in: 1...1_000_000_000, "samples for one update; all of them if absent")
    shuffles = settings.flag(
      "shuffle", default: true, "whether mini-batches are dealt in a new random order each epoch")
    schedule = settings.component(
      "schedule", of: schedules, default: ConstantRate(), "how the learning rate changes")
    validationShare = settings.number(
      "validation-split", in: .fraction, default: 0,
      "the share s of the samples, the last ones, that are held out to validate on; of n samples, the first "
        + "⌊n·(1 − s)⌋ are trained on, as in Keras")
    stopBelow = settings.number(
      "stop-below", in: .finite, "training stops at the first epoch whose loss is below this")
    earlyStopping = EarlyStopping(settings: &settings)
    budget = settings.number(
      "budget", in: .positive, "a training that takes more seconds ends with an error")
  }
}

/// When to stop since nothing gets better. Goes by the validation loss where samples are held out, else by
/// the training loss.
package struct EarlyStopping: Equatable, Sendable {
  /// How many epochs without a better loss are waited for.
  package var patience: Int
  /// By how much a loss must be lower to be better.
  package var minimumChange: Double
  /// Whether the parameters of the best epoch come back in the end.
  package var restoresBest: Bool

  /// Makes a rule.
  package init(patience: Int, minimumChange: Double = 0, restoresBest: Bool = false) {
    self.patience = patience
    self.minimumChange = minimumChange
    self.restoresBest = restoresBest
  }

  /// Reads a rule; nil where there is none.
  package init?(settings: inout some Settings) {
    let patience = settings.integer(
      "patience", in: 0...1_000_000_000,
      "training stops after so many epochs without a better loss; never if absent")
    minimumChange = settings.number(
      "min-delta", in: .nonNegative, default: 0, "by how much a loss must be lower to be better")
    restoresBest = settings.flag(
      "restore-best", default: false, "whether the parameters of the best epoch come back")
    guard let patience else { return nil }
    self.patience = patience
  }
}
