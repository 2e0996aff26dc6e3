/// Everything that makes a network: the same description gives the same bits everywhere.
public struct NetworkDescription: Sendable {
  public var precision: Precision
  public var orientation: Orientation
  /// Where the parameters are drawn from, layer by layer, weights before biases.
  public var random: RandomSource
  public var data: Dataset
  /// The layers from input to output.
  public var layers: [LayerDescription]
  public var loss: LossDescription?
  public var optimizer: (any Optimizer)?

  /// Describes a network.
  public init(
    precision: Precision = .float64, orientation: Orientation = .inputOutput,
    random: RandomSource = RandomSource(legacySeed: 0), data: Dataset,
    layers: [LayerDescription], loss: LossDescription? = nil, optimizer: (any Optimizer)? = nil
  ) {
    self.precision = precision
    self.orientation = orientation
    self.random = random
    self.data = data
    self.layers = layers
    self.loss = loss
    self.optimizer = optimizer
  }
}

/// How a dense layer's weights are laid out, and with them a batch.
public enum Orientation: String, CaseIterable, Sendable {
  /// W is inputs × units and a sample is a row: z = x·W + b.
  case inputOutput = "input-output"
  /// W is units × inputs and a sample is a column: z = W·x + b.
  case outputInput = "output-input"
}

/// A loss and what is done with its terms.
public struct LossDescription: Sendable {
  /// What is reported of the terms.
  public enum Report: String, CaseIterable, Sendable {
    /// Their mean, over samples and outputs, or over samples for losses on classes.
    case mean
    /// Their sum.
    case sum
    /// The terms themselves, in the shape of the outputs.
    case none
  }

  /// What is differentiated.
  public enum Reduction: String, CaseIterable, Sendable {
    case mean
    case sum
  }

  public var function: any Loss
  public var report: Report
  public var differentiate: Reduction

  /// Describes a loss.
  public init(
    _ function: any Loss, report: Report = .mean, differentiate: Reduction = .mean
  ) {
    self.function = function
    self.report = report
    self.differentiate = differentiate
  }
}
