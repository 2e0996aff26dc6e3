/// A training under way. A class, so that its methods need not copy it.
final class TrainingRun {
  private let network: Network
  private let training: TrainingPlan
  private let state: OptimizerState
  private let learningRate: Double
  /// The passes over all samples, kept here since looking them up counts references.
  private let fullPlan: Plan
  private let fullPass: LossPass
  private var batches: Batches?
  private(set) var history = TrainingHistory()
  /// The loss of the epoch that ran last, as it is reported.
  private(set) var loss = 0.0
  private var nextRecord = 0
  private var nextPoint = 0
  /// The epochs between two points of the curve.
  private let pointDistance: Int

  /// Begins a training; nil where the network has no loss.
  init?(_ network: Network, _ training: TrainingPlan, _ optimizer: any Optimizer) {
    fullPlan = network.useFullPlan()
    guard let pass = fullPlan.loss else { return nil }
    fullPass = pass
    self.network = network
    self.training = training
    state = network.prepare(optimizer)
    learningRate = optimizer.learningRate
    if let size = training.batchSize, size < network.blueprint.samples {
      batches = Batches(network, size: size, shuffles: training.shuffles)
    }
    pointDistance = max(1, training.epochs / 400)
    network.forgetUpdate()
  }

  /// Runs an epoch; returns whether training goes on.
  func runEpoch(_ epoch: Int) throws(TrainingError) -> Bool {
    batches == nil ? try runOnAll(epoch) : try runInBatches(epoch)
  }

  /// One update from all samples.
  private func runOnAll(_ epoch: Int) throws(TrainingError) -> Bool {
    let plan = fullPlan
    let pass = fullPass
    plan.forward()
    pass.forward()
    if !pass.sum.isFinite { throw .nonFiniteLoss(epoch: epoch) }
    loss = pass.value
    record(epoch)
    if let bound = training.stopBelow, loss < bound { return false }
    update(plan, pass, isLast: epoch == training.epochs - 1)
    history.epochs = epoch + 1
    return true
  }

  /// An update from each mini-batch.
  private func runInBatches(_ epoch: Int) throws(TrainingError) -> Bool {
    batches?.begin()
    var sum = 0.0
    var terms = 0.0
    while let plan = batches?.next(), let pass = plan.loss {
      network.plan = plan
      plan.forward()
      pass.forward()
      if !pass.sum.isFinite { throw .nonFiniteLoss(epoch: epoch) }
      sum += pass.sum
      terms += pass.meanCount
      update(plan, pass, isLast: epoch == training.epochs - 1 && batches?.isAtEnd == true)
    }
    let isSum = network.description.loss?.report == .sum
    loss = network.precision.rounded(isSum ? sum : sum / terms)
    record(epoch)
    history.epochs = epoch + 1
    if let bound = training.stopBelow, loss < bound { return false }
    return true
  }

  /// Changes the parameters by the gradient of the forward pass just made.
  private func update(_ plan: Plan, _ pass: LossPass, isLast: Bool) {
    pass.backward()
    plan.backward()
    if isLast {
      pass.completeGradient()
      network.rememberParameters()
    }
    state.apply(learningRate: learningRate)
    network.hasBackward = true
  }

  /// Keeps the loss of an epoch that is to be recorded.
  private func record(_ epoch: Int) {
    network.hasForward = true
    if epoch == nextPoint || epoch == training.epochs - 1 {
      history.curve.append(.init(epoch: epoch, loss: loss))
      nextPoint = epoch + pointDistance
    }
    guard epoch == nextRecord else { return }
    nextRecord += training.recordEvery
    let scalar = Tensor(loss, elementType: network.precision.elementType)
    let value = batches == nil ? network[.loss] ?? scalar : scalar
    history.records.append(.init(epoch: epoch, loss: value))
  }
}
