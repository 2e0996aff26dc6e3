/// Samples to learn from or to predict for.
package struct Dataset: Equatable, Sendable {
  /// One row for each sample, or one column with the orientation `output-input`; a vector or a
  /// scalar is one sample.
  package var inputs: Tensor
  /// What the network should give for the inputs, laid out like them; nil where nobody says.
  package var targets: Tensor?

  /// Makes a dataset.
  package init(inputs: Tensor, targets: Tensor? = nil) {
    self.inputs = inputs
    self.targets = targets
  }
}
