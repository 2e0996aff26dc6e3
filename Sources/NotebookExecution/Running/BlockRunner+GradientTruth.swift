import NeuralNetwork
import NotebookDocuments

extension BlockRunner {
  /// What the page says of the gradients that a block shows; the author is warned once of each
  /// network whose gradients are not those of the reported loss, unless the notebook says that it knows.
  func notes(on block: Block, _ state: NetworkState) -> [Note] {
    let hasCheck = block.shows.contains { $0.subject == .exhibit(GradientCheck.self) }
    guard let item = block.shows.first(where: { $0.subject.isOfGradients }) else {
      guard hasCheck, let slip = GradientTruth(state.network)?.slip else { return [] }
      return [Note(.information, slip)]
    }
    guard let truth = GradientTruth(state.network) else { return [] }
    if !state.hasWarnedOfGradients {
      state.hasWarnedOfGradients = true
      warn(of: truth, at: item, state)
    }
    let notes = truth.notes
    let isDerived = block.shows.contains { $0.subject == .exhibit(WorkedPass.self) }
    guard notes.isEmpty, isDerived, truth.isConfirmed else { return notes }
    return [Note(.success, "These gradients agree with finite differences of the loss.")]
  }

  private func warn(of truth: GradientTruth, at item: ShowItem, _ state: NetworkState) {
    if truth.scale != 1, truth.loss.report != .none, !state.declaresDifferentiation {
      let (shown, reported) = truth.loss.report == .mean ? ("sum", "mean") : ("mean", "sum")
      problems.warning(
        item.range,
        "these are the gradients of the \(shown) of the losses, but their \(reported) is reported",
        hint: "write `differentiate: \(shown)` in `loss` if that is meant, else "
          + "`differentiate: \(reported)`")
    }
    if !truth.wrong.isEmpty, !expectsWrongGradients {
      problems.warning(
        item.range,
        "these are not the gradients of the loss: \(truth.wrong.joined(separator: ", ")) "
          + "disagree with finite differences",
        hint: "if that is meant, say so with `expect: {gradient-check: fail}`")
    }
  }
}
