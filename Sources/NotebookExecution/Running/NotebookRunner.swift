import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// Runs the blocks of one notebook from top to bottom, from a clean state.
///
/// A network whose state cannot be trusted after an error stops there: its later blocks are decoded
/// but not run, so that one mistake is reported once. Other networks go on.
struct NotebookRunner {
  let problems: Problems
  /// Called now and then during training with the network, the epoch and the number of epochs.
  let progress: ((String, Int, Int) -> Void)?
  private(set) var states: [NetworkState] = []
  /// Whether the notebook claims that the network's gradient check fails.
  var expectsWrongGradients = false

  init(problems: Problems, progress: ((String, Int, Int) -> Void)?) {
    self.problems = problems
    self.progress = progress
  }

  /// Runs a block and collects what it shows.
  mutating func run(_ block: Block) -> BlockResult {
    var result = BlockResult(network: block.network)
    if let description = block.declaration { declare(block, description) }
    guard let state = state(of: block.network), state.isSound else { return result }
    guard block.isSound else {
      state.isSound = false
      return result
    }
    if let optimizer = block.optimizer { state.optimizer = optimizer }
    for step in block.steps where state.isSound {
      run(step, on: state)
      state.passes.advance(by: step.action, optimizer: state.optimizer)
    }
    guard state.isSound else { return result }
    var missing: [MissingItem] = []
    result.shown = block.shows.compactMap { shown($0, of: state, missing: &missing) }
    report(missing)
    warnOfOtherSamples(block, state)
    result.notes = notes(on: block, state)
    for expectation in block.expectations { check(expectation, of: state) }
    return result
  }

  func state(of network: String) -> NetworkState? {
    states.first { $0.name == network }
  }

  private mutating func declare(_ block: Block, _ description: NetworkDescription) {
    do {
      let state = try NetworkState(
        name: block.network, description: description, data: block.data)
      state.declaresDifferentiation = block.places.differentiate != nil
      states.append(state)
    } catch {
      problems.error(block.range, "the network cannot be made: \(error)")
    }
  }

  // MARK: - Steps

  private func run(_ step: Step, on state: NetworkState) {
    let network = state.network
    switch step.action {
    case .forward:
      network.forward()
    case .backward:
      guard canDifferentiate(step, state) else { return }
      guard network[.activation(layer: 1)] != nil else {
        return stop(state, step, "`backward` needs a forward pass", "add `forward` before it")
      }
      warnOfStaleValues(step, of: state)
      network.backward()
    case .update:
      guard let optimizer = optimizer(for: step, state) else { return }
      guard network.hasGradients else {
        return stop(
          state, step, "`update` needs gradients", "add `forward` and `backward` before it")
      }
      warnOfStaleValues(step, of: state)
      network.update(optimizer)
    case .train(let plan):
      train(plan, step, state)
    case .gradientCheck(let settings):
      guard canDifferentiate(step, state) else { return }
      state.gradientCheck = network.checkGradients(settings)
    case .evaluate(let part):
      evaluate(part, step, state)
    }
  }

  private func evaluate(_ part: DataPart?, _ step: Step, _ state: NetworkState) {
    let parts = part.map { [$0] } ?? [.test, .training]
    guard let part = parts.first(where: { state.dataset($0) != nil }),
      let dataset = state.dataset(part)
    else {
      let name = part?.rawValue ?? ""
      return stop(
        state, step, "\(quoted(state)) has no \(name) data",
        "hold some out with `split: {\(name): 0.2}` in its `data`")
    }
    state.scores = state.scores(of: dataset, part)
  }

  private func train(_ plan: TrainingPlan, _ step: Step, _ state: NetworkState) {
    guard canDifferentiate(step, state), let optimizer = optimizer(for: step, state) else { return }
    let progress = progress.map { progress in
      { (epoch: Int, _: Double) in progress(state.name, epoch, plan.epochs) }
    }
    do throws(TrainingError) {
      let history = try state.network.train(plan, optimizer: optimizer, progress: progress)
      state.training = RecordedTraining(history: history, plannedEpochs: plan.epochs)
      state.hasWarnedOfPartialPass = false
    } catch {
      switch error {
      case .nonFiniteLoss(let epoch):
        stop(
          state, step, "the loss of \(quoted(state)) is not finite any more in epoch \(epoch)",
          "try a smaller learning rate, or a loss that takes logits")
      case .exceededBudget(let epoch, let seconds):
        stop(
          state, step,
          "the training of \(quoted(state)) was in epoch \(epoch) when its budget of \(seconds) "
            + "seconds was used up", "train for fewer epochs, or raise `budget`")
      case .emptySplit:
        stop(
          state, step,
          "`validation-split` leaves \(quoted(state)) nothing to train on or to validate on",
          "with few samples, choose a share nearer to a half")
      }
    }
  }

  private func canDifferentiate(_ step: Step, _ state: NetworkState) -> Bool {
    if state.description.loss == nil {
      stop(
        state, step, "\(quoted(state)) has no loss to differentiate",
        "add `loss:` to the block that declares it")
      return false
    }
    if state.description.data.targets == nil {
      stop(
        state, step, "\(quoted(state)) has no targets to compare its outputs with",
        "add `targets:` to its `data`")
      return false
    }
    return true
  }

  private func optimizer(for step: Step, _ state: NetworkState) -> (any Optimizer)? {
    if state.optimizer == nil {
      stop(
        state, step, "\(quoted(state)) has no optimizer",
        "add `optimizer: {sgd: {learning-rate: 0.1}}` to this block")
    }
    return state.optimizer
  }

  private func quoted(_ state: NetworkState) -> String {
    state.name == DeclaredNetwork.unnamed ? "the network" : "the network `\(state.name)`"
  }

  private func stop(_ state: NetworkState, _ step: Step, _ message: String, _ hint: String) {
    state.isSound = false
    problems.error(step.range, message, hint: hint)
  }

  // MARK: - Outputs

  /// An item that has no value before some step.
  private typealias MissingItem = (step: NetworkState.MissingStep, item: ShowItem)

  private func shown(
    _ item: ShowItem, of state: NetworkState, missing: inout [MissingItem]
  ) -> ShownValue? {
    switch state.content(of: item.subject) {
    case .value(.derivation(let pass)) where item.sample >= pass.samples:
      problems.error(
        item.range,
        "there is no sample \(item.sample): "
          + (pass.samples == 1
            ? "the passes were over one, number 0"
            : "the passes were over \(pass.samples), from 0 to \(pass.samples - 1)"))
      return nil
    case .value(let content):
      warnOfPartialPass(item.subject, item.name, of: state, at: item.range)
      warnOfNonFinite(content, item.name, of: state, at: item.range)
      return ShownValue(item: item, content: content)
    case .missing(let step):
      missing.append((step, item))
      return nil
    case .impossible(let reason):
      problems.error(item.range, "`\(item.name)`: \(reason)")
      return nil
    }
  }

  /// Reports what has not been computed yet: items that one step would give are one problem.
  private func report(_ missing: [MissingItem]) {
    guard let (step, first) = missing.first else { return }
    let others = missing.dropFirst().filter { $0.step == step }.map { "`\($0.item.name)`" }
    problems.error(
      first.range,
      "`\(first.name)` has not been computed yet"
        + (others.isEmpty ? "" : ", nor \(others.joined(separator: ", "))"),
      hint: step.rawValue)
    report(missing.filter { $0.step != step })
  }

  private func check(_ expectation: Expectation, of state: NetworkState) {
    switch (state.content(of: expectation.subject), expectation.claim) {
    case (.missing(let step), _):
      problems.error(
        expectation.range, "`\(expectation.name)` has not been computed yet", hint: step.rawValue)
    case (.impossible(let reason), _):
      problems.error(expectation.range, "`\(expectation.name)`: \(reason)")
    case (.value(.confusion(let matrix, _)), .value(let written)):
      compare(written, matrix.tensor, expectation.name, expectation)
    case (.value(.tensor(let actual)), .value(let written)):
      compare(written, actual, expectation.name, expectation)
    case (.value(.predictions(let predictions)), .value(let written)):
      compare(written, predictions.outputs, expectation.name, expectation)
    case (.value(.history(let training)), .losses(let losses)):
      compare(losses, training.rows, expectation)
    case (.value(.gradientCheck(let check)), .verdict(let passes)):
      let fails = check.entries.contains { !$0.passes }
      if passes ? check.passes : fails { return }
      let outcome =
        fails ? "it fails" : check.passes ? "it passes" : "kinks leave nothing that can be checked"
      problems.error(
        expectation.range,
        "expected the gradient check to \(passes ? "pass" : "fail"), but \(outcome)")
    default:
      problems.error(expectation.range, "`\(expectation.name)` is not of the kind that is expected")
    }
  }

  private func compare(
    _ written: WrittenTensor, _ actual: Tensor, _ name: String, _ expectation: Expectation
  ) {
    let check = ExpectationCheck(name: name, expected: written, within: expectation.within)
    for failure in check.failures(actual) { problems.error(failure.range, failure.message) }
  }

  private func compare(
    _ losses: [(epoch: Int, loss: WrittenTensor)], _ records: [TrainingHistory.Record],
    _ expectation: Expectation
  ) {
    for (epoch, written) in losses {
      guard let record = records.first(where: { $0.epoch == epoch }) else {
        problems.error(
          written.range, "no loss was recorded for epoch \(epoch)",
          hint: "recorded are the epochs \(epochs(records)); see `record-every`")
        continue
      }
      compare(written, record.loss, "the loss of epoch \(epoch)", expectation)
    }
  }

  private func epochs(_ records: [TrainingHistory.Record]) -> String {
    let epochs = records.map { "\($0.epoch)" }
    guard epochs.count > 6 else { return epochs.joined(separator: ", ") }
    return epochs.prefix(3).joined(separator: ", ") + ", …, " + (epochs.last ?? "")
  }
}
