/// How long and on what to train.
public struct TrainingPlan: Sendable {
  /// How many times to go through the samples.
  public var epochs: Int
  /// Every how many epochs the loss is recorded, from epoch 0.
  public var recordEvery: Int
  /// Samples for one update; nil for all of them. The last batch of an epoch may be smaller.
  public var batchSize: Int?
  /// Whether each epoch takes the samples in a new random order, that of `np.random.permutation`
  /// by the network's generator. Matters only with `batchSize`.
  public var shuffles: Bool
  /// Training stops before the updates of the first epoch whose loss is below this. With
  /// mini-batches the loss is known, and training stops, after them.
  public var stopBelow: Double?

  /// Plans a training.
  public init(
    epochs: Int, recordEvery: Int = 1, batchSize: Int? = nil, shuffles: Bool = true,
    stopBelow: Double? = nil
  ) {
    self.epochs = epochs
    self.recordEvery = recordEvery
    self.batchSize = batchSize
    self.shuffles = shuffles
    self.stopBelow = stopBelow
  }

  /// Reads a plan.
  public init(settings: inout some Settings) {
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
    stopBelow = settings.number(
      "stop-below", in: .finite, "training stops at the first epoch whose loss is below this")
  }
}
