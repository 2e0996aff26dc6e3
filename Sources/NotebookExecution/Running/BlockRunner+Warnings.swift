import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

extension BlockRunner {
  /// Warns, once after a training, that what is shown is not of all samples.
  func warnOfPartialPass(
    _ subject: Subject, _ name: String, of state: NetworkState, at range: SourceRange
  ) {
    let (seen, all) = (state.network.samplesOfLastPass, state.network.samples)
    guard subject.isOfLastPass, seen < all, !state.hasWarnedOfPartialPass else { return }
    state.hasWarnedOfPartialPass = true
    let samples =
      state.training?.hasMiniBatches ?? true
      ? "the last mini-batch, \(seen) of \(all) samples"
      : "the \(seen) of \(all) samples that were trained on"
    problems.warning(
      range, "`\(name)` is of \(samples), as are all values of the passes",
      hint: "add `forward` after `train` for all samples")
  }

  /// Warns where a block shows values of the training data beside those of an evaluation of other data.
  func warnOfOtherSamples(_ block: Block, _ state: NetworkState) {
    guard let scores = state.scores, scores.part != .training,
      let metric = block.shows.first(where: { $0.subject.isOfEvaluation }),
      let other = block.shows.first(where: { $0.subject.isOfLastPass })
    else { return }
    problems.warning(
      other.range,
      "`\(other.options.name)` is of the training data, unlike `\(metric.options.name)`, which is of the "
        + "\(scores.part.rawValue) data",
      hint: "show it in a block of its own, or use `evaluation-predictions` or `evaluation-loss`")
  }

  /// Warns, once, where a network has given what is no number and the notebook does not claim it.
  func warnOfNonFinite(
    _ content: any Presentable, _ name: String, of state: NetworkState, at range: SourceRange
  ) {
    guard !state.hasWarnedOfNonFinite, !state.expectsNonFinite, !content.isFinite else { return }
    state.hasWarnedOfNonFinite = true
    problems.warning(
      range, "`\(name)` is infinite or not a number",
      hint: "look at what goes into the loss, and at the learning rate")
  }

  /// Warns, once, where a layer can do nothing with the batches that a step gives it.
  func warnOfBatchSize(_ step: Step, of state: NetworkState) {
    guard !state.hasWarnedOfBatchSize, let caution = state.network.batchCaution else { return }
    state.hasWarnedOfBatchSize = true
    let all = state.network.samples
    problems.warning(
      step.range,
      "layer \(caution.layer) \(caution.reason)",
      hint: caution.samples < all
        ? "the smallest mini-batch has \(caution.samples) of \(all) samples: choose another size"
        : "give it more than one number to compare: samples, or features")
  }

  /// Warns where a step goes on from values that an update has left behind.
  func warnOfStaleValues(_ step: Step, of state: NetworkState) {
    switch (step.action, state.lastPasses) {
    case (.backward, .none), (.backward, .updated):
      problems.warning(
        step.range,
        "the forward pass that this `backward` goes back through is of other parameters",
        hint: "add `forward` before it")
    case (.update, .none), (.update, .updated), (.update, .forward):
      problems.warning(
        step.range, "the gradients that this `update` goes by are of an earlier pass",
        hint: "add `forward` and `backward` before it")
    default: break
    }
  }
}
