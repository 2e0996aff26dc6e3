/// Everything that makes a network: the same description gives the same bits everywhere.
package struct NetworkDescription: Sendable {
  /// What it computes in.
  package var precision: Precision
  /// How weights and batches are laid out.
  package var orientation: Orientation
  /// Where the parameters are drawn from, layer by layer, weights before biases.
  package var random: RandomSource
  /// What it learns from.
  package var data: Dataset
  /// The layers from input to output.
  package var layers: [LayerDescription]
  /// What it minimises; nil for a network that only computes outputs.
  package var loss: LossDescription?
  /// What an update is made with unless a step says otherwise; nil where none is named.
  package var optimizer: (any Optimizer)?

  /// Describes a network.
  package init(
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
package enum Orientation: String, CaseIterable, Sendable {
  /// W is inputs × units and a sample is a row: z = x·W + b.
  case inputOutput = "input-output"
  /// W is units × inputs and a sample is a column: z = W·x + b.
  case outputInput = "output-input"

  /// What to do about weights that would fit if they were transposed.
  var adviceOnTransposed: String {
    switch self {
    case .inputOutput: "; transpose them, or say `orientation: output-input`"
    case .outputInput: "; transpose them, or leave out `orientation: output-input`"
    }
  }
}

/// A loss and what is done with its terms.
package struct LossDescription: Sendable {
  /// What is reported of the terms.
  package enum Report: String, CaseIterable, Sendable {
    /// Their mean, over samples and outputs, or over samples for losses on classes.
    case mean
    /// Their sum.
    case sum
    /// The terms themselves, in the shape of the outputs.
    case none
  }

  /// What is differentiated.
  package enum Reduction: String, CaseIterable, Sendable {
    /// The mean of the terms.
    case mean
    /// The sum of the terms.
    case sum
  }

  /// The loss.
  package var function: any Loss
  /// What is reported.
  package var report: Report
  /// What the gradients are those of.
  package var differentiate: Reduction

  /// Describes a loss.
  package init(
    _ function: any Loss, report: Report = .mean, differentiate: Reduction = .mean
  ) {
    self.function = function
    self.report = report
    self.differentiate = differentiate
  }
}

extension NetworkDescription {
  /// Whether any parameter or dropout mask is drawn, so that the seed matters.
  package var usesRandomNumbers: Bool {
    if layers.contains(where: { $0.transform is Dropout }) { return true }
    return resolve().blueprint?.layers.flatMap(\.parameters).contains { parameter in
      guard case .drawn(let initializer, _) = parameter.description.source else { return false }
      return !(initializer is Zeros) && !(initializer is Constant)
    } ?? false
  }
}
