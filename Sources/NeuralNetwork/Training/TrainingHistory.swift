/// What a training recorded.
public struct TrainingHistory: Equatable, Sendable {
  /// The state of training at one epoch.
  public struct Record: Equatable, Sendable {
    /// The epoch, from 0.
    public var epoch: Int
    /// The loss of the parameters before this epoch's update, as the description reports it. With
    /// mini-batches it is made of all batches, each with the parameters before its own update.
    public var loss: Tensor
  }

  /// The loss of an epoch as one number, for a curve.
  public struct Point: Equatable, Sendable {
    /// The epoch, from 0.
    public var epoch: Int
    /// The loss as `report` says; the mean where it leaves the terms as they are.
    public var loss: Double
  }

  /// The epochs that were recorded, in order.
  public var records: [Record] = []
  /// Up to some 400 epochs at even distances, and the last one.
  public var curve: [Point] = []
  /// How many epochs' updates were made.
  public var epochs = 0
}

/// Why a training ended without a result.
public enum TrainingError: Error, Equatable {
  /// The loss became NaN or infinite in this epoch, from 0.
  case nonFiniteLoss(epoch: Int)
}
