import NeuralNetwork
import NotebookSyntax

extension NotebookRunner {
  /// Warns, once after a training, that what is shown is not of all samples.
  func warnOfPartialPass(
    _ subject: Subject, _ name: String, of state: NetworkState, at range: SourceRange
  ) {
    let (seen, all) = (state.network.samplesOfLastPass, state.network.samples)
    guard subject.isOfLastPass, seen < all, !state.hasWarnedOfPartialPass else { return }
    state.hasWarnedOfPartialPass = true
    problems.warning(
      range,
      "`\(name)` is of the last mini-batch, \(seen) of \(all) samples, as are all values of the passes",
      hint: "add `forward` after `train` for all samples")
  }
}

extension Subject {
  /// Whether it is made of what the last forward or backward pass computed for its samples.
  fileprivate var isOfLastPass: Bool {
    switch self {
    case .quantity(.parameter): false
    case .quantity, .predictions, .gradients, .activations: true
    default: false
    }
  }
}
