/// How long and on what to train.
public struct TrainingPlan: Sendable {
  public var epochs: Int
  /// Every how many epochs the loss is recorded, from epoch 0.
  public var recordEvery: Int
  /// Samples for one update; nil for all of them.
  public var batchSize: Int?
  /// Whether each epoch takes the samples in a new random order. Matters only with `batchSize`.
  public var shuffles: Bool
  /// Training stops before the update of the first epoch whose loss is below this.
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
}

/// What a training recorded.
public struct TrainingHistory: Equatable, Sendable {
  /// The state of training at one epoch.
  public struct Record: Equatable, Sendable {
    /// The epoch, from 0.
    public var epoch: Int
    /// The loss of the parameters before this epoch's update, as the description reports it. With
    /// mini-batches, the mean over the batches, each with the parameters before its own update.
    public var loss: Tensor
  }

  public var records: [Record] = []
  /// How many epochs' updates were made.
  public var epochs = 0
}

/// Why a training ended without a result.
public enum TrainingError: Error, Equatable {
  /// The loss became NaN or infinite in this epoch, from 0.
  case nonFiniteLoss(epoch: Int)
}
