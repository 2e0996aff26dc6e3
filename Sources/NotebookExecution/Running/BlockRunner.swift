import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// Runs the blocks of one notebook from top to bottom, from a clean state.
///
/// A network whose state cannot be trusted after an error stops there: its later blocks are decoded
/// but not run, so that one mistake is reported once. Other networks go on.
struct BlockRunner {
  let problems: Problems
  /// Called now and then during training with the network, the epoch and the number of epochs.
  let progress: ((String, Int, Int) -> Void)?
  private var states: [String: NetworkState] = [:]
  /// Whether the notebook claims that the network's gradient check fails.
  var expectsWrongGradients = false

  init(problems: Problems, progress: ((String, Int, Int) -> Void)?) {
    self.problems = problems
    self.progress = progress
  }

  /// Runs a block and collects what it shows.
  mutating func run(_ block: Block) -> BlockResult {
    var result = BlockResult()
    if let description = block.declaration { declare(block, description) }
    guard let state = state(of: block.network), state.isSound else { return result }
    guard block.isSound else {
      state.isSound = false
      return result
    }
    if let optimizer = block.optimizer { state.optimizer = optimizer }
    state.expectsNonFinite = block.expectations.contains { $0.isOfNonFinite }
    for step in block.steps where state.isSound {
      run(step, on: state)
      state.lastPasses.advance(by: step.action, optimizer: state.optimizer)
    }
    guard state.isSound else { return result }
    result.shown = shown(block.shows, of: state)
    let values = block.captionValues.compactMapValues { text(of: $0) }
      .merging(block.captionParameters) { $1 }
    result.caption = block.caption.map { ValueText.filled($0, with: values) }
    for index in result.shown.indices where !values.isEmpty {
      let caption = result.shown[index].options.caption
      result.shown[index].options.caption = caption.map { ValueText.filled($0, with: values) }
    }
    warnOfOtherSamples(block, state)
    result.notes = notes(on: block, state)
    for expectation in block.expectations { check(expectation, of: state) }
    return result
  }

  func state(of network: String) -> NetworkState? {
    states[network]
  }

  private mutating func declare(_ block: Block, _ description: NetworkDescription) {
    do {
      let state = try NetworkState(
        name: block.network, description: description, data: block.data)
      state.declaresDifferentiation = block.places.differentiate != nil
      states[block.network] = state
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
      warnOfBatchSize(step, of: state)
      if let reason = network.nonFiniteLoss, !state.expectsNonFinite {
        stop(state, step, reason, in: nil)
      }
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
        "hold some out with `split: {\(name): 0.2}` in its `data`, or give others with `\(name)`")
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
      state.training = RecordedTraining(
        history: history, plannedEpochs: plan.epochs, hasMiniBatches: plan.batchSize != nil)
      state.hasWarnedOfPartialPass = false
      warnOfBatchSize(step, of: state)
    } catch {
      switch error {
      case .nonFiniteLoss(let reason, let epoch):
        stop(state, step, reason, in: epoch)
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

  /// Stops at a loss that is no number to go on with, in an epoch of a training or in a forward pass.
  private func stop(
    _ state: NetworkState, _ step: Step, _ reason: NonFiniteLoss, in epoch: Int?
  ) {
    let time = epoch.map { " in epoch \($0)" } ?? ""
    stop(
      state, step,
      "the loss of \(quoted(state)) is not finite\(time): \(reason.message)",
      reason.hint(isAfterUpdates: epoch ?? 0 > 0))
  }

  private func stop(_ state: NetworkState, _ step: Step, _ message: String, _ hint: String) {
    state.isSound = false
    problems.error(step.range, message, hint: hint)
  }
}

extension LastPasses {
  /// What becomes of them by a step that went well.
  fileprivate mutating func advance(by action: Step.Action, optimizer: (any Optimizer)?) {
    switch action {
    case .forward: self = .forward
    case .backward:
      switch self {
      case .forward, .backward: self = .backward
      case .none, .updated: self = .none
      }
    case .update:
      if case .backward = self, let optimizer {
        self = .updated(optimizer)
      } else {
        self = .none
      }
    case .train: self = .none
    case .gradientCheck, .evaluate: break
    }
  }
}
