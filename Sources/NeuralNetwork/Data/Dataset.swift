/// Samples to learn from or to predict for.
public struct Dataset: Equatable, Sendable {
  /// One row for each sample, or one column with the orientation `output-input`; a vector or a
  /// scalar is one sample.
  public var inputs: Tensor
  /// What the network should give for the inputs, laid out like them; nil where nobody says.
  public var targets: Tensor?

  /// Makes a dataset.
  public init(inputs: Tensor, targets: Tensor? = nil) {
    self.inputs = inputs
    self.targets = targets
  }
}
