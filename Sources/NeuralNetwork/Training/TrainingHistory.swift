/// What a training recorded.
package struct TrainingHistory: Equatable, Sendable {
  /// The state of training at one epoch.
  package struct Record: Equatable, Sendable {
    /// The epoch, from 0.
    package var epoch: Int
    /// The loss of the parameters before this epoch's update, as the description reports it. With
    /// mini-batches it is made of all batches, each with the parameters before its own update.
    package var loss: Tensor
    /// The loss on the samples held out, after this epoch's updates; nil where none are.
    package var validationLoss: Double?
    /// The learning rate of this epoch's updates.
    package var learningRate: Double
  }

  /// The loss of an epoch as one number, for a curve.
  package struct Point: Equatable, Sendable {
    /// The epoch, from 0.
    package var epoch: Int
    /// The loss as `report` says; the mean where it leaves the terms as they are.
    package var loss: Double
    /// The loss on the samples held out, after this epoch's updates; nil where none are.
    package var validationLoss: Double?
    /// The learning rate of this epoch's updates.
    package var learningRate: Double
  }

  /// The parameters at one epoch.
  package struct Frame: Equatable, Sendable {
    /// The epoch, from 0.
    package var epoch: Int
    /// The parameters before this epoch's updates, in the order in which the network keeps them.
    package var parameters: [Double]
  }

  /// The epochs that were recorded, in order.
  package var records: [Record] = []
  /// Up to some 400 epochs at even distances, and the last one.
  package var curve: [Point] = []
  /// Epochs at even distances and, after them, what the last update led to: the epoch that training
  /// ended before. Empty where the plan asks for none.
  package var frames: [Frame] = []
  /// How many epochs' updates were made.
  package var epochs = 0
  /// The epoch whose parameters were restored; nil where those of the last stayed.
  package var restoredEpoch: Int?
}

/// Why a training ended without a result.
package enum TrainingError: Error, Equatable {
  /// The loss is NaN or infinite in this epoch, from 0, for a reason.
  case nonFiniteLoss(NonFiniteLoss, epoch: Int)
  /// The budget of seconds was used up in this epoch, from 0.
  case exceededBudget(epoch: Int, seconds: Double)
  /// So large a share of the samples is held out, or so small, that one side has none.
  case emptySplit
}
