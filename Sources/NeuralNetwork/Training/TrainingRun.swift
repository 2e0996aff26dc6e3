/// A training under way. A class, so that its methods need not copy it.
final class TrainingRun {
  private let network: Network
  private let training: TrainingPlan
  private let state: OptimizerState
  private let baseRate: Double
  private let hasSchedule: Bool
  /// Whether the loss of every epoch has a say in what comes next.
  private let watchesLoss: Bool
  /// The passes over all samples, kept here since looking them up counts references.
  private let fullPlan: Plan
  private let fullPass: LossPass
  private var batches: Batches?
  private let validation: Validation?
  private var memory = ScheduleMemory()
  private var best: BestEpoch?
  private let start = ContinuousClock.now
  private(set) var history = TrainingHistory()
  /// The loss of the epoch that ran last, as it is reported.
  private(set) var loss = 0.0
  private var nextRecord = 0
  private var nextPoint = 0
  /// The epoch of the curve's last point.
  private(set) var lastPoint = -1
  /// The epochs between two points of the curve.
  private let pointDistance: Int
  private var nextFrame = Int.max
  /// The epochs between two frames.
  private let frameDistance: Int

  /// Begins a training; nil where the network has no loss.
  init?(
    _ network: Network, _ training: TrainingPlan, _ optimizer: any Optimizer
  ) throws(TrainingError) {
    fullPlan = network.useFullPlan()
    guard let pass = fullPlan.loss else { return nil }
    fullPass = pass
    self.network = network
    self.training = training
    state = network.prepare(optimizer)
    baseRate = optimizer.learningRate
    hasSchedule = !(training.schedule is ConstantRate)
    watchesLoss = hasSchedule || training.stopBelow != nil || training.earlyStopping != nil
    let samples = network.blueprint.samples
    let heldOut = Partition.validationCount(training.validationShare, of: samples)
    if training.validationShare > 0 && (heldOut == 0 || heldOut == samples) { throw .emptySplit }
    validation = heldOut > 0 ? Validation(network, last: heldOut) : nil
    let size = training.batchSize ?? samples
    if heldOut > 0 || size < samples {
      batches = Batches(
        network, samples: samples - heldOut, size: size,
        shuffles: training.shuffles && training.batchSize != nil)
    }
    let steps = max(1, training.frames - 1)
    frameDistance = (training.epochs + steps - 1) / steps
    if training.frames > 1 { nextFrame = 0 }
    if let rule = training.earlyStopping { best = BestEpoch(rule) }
    pointDistance = max(1, training.epochs / 400)
    // So that the loop asks for no memory.
    history.curve.reserveCapacity(training.epochs / pointDistance + 2)
    network.forgetUpdate()
  }

  /// Runs an epoch; returns whether training goes on.
  func runEpoch(_ epoch: Int) throws(TrainingError) -> Bool {
    if epoch == nextFrame {
      keepFrame(epoch)
      nextFrame += frameDistance
    }
    let goesOn = batches == nil ? try runOnAll(epoch) : try runInBatches(epoch)
    try checkBudget(epoch)
    return goesOn
  }

  /// Keeps the last frame, and brings back the parameters of the best epoch where that is wanted.
  func finish() {
    if training.frames > 1, history.frames.last?.epoch != history.epochs {
      keepFrame(history.epochs)
    }
    history.restoredEpoch = best?.restore(network)
  }

  private func keepFrame(_ epoch: Int) {
    history.frames.append(.init(epoch: epoch, parameters: network.allParameters))
  }

  /// One update from all samples.
  private func runOnAll(_ epoch: Int) throws(TrainingError) -> Bool {
    let plan = fullPlan
    let pass = fullPass
    let rate = hasSchedule ? scheduledRate(epoch) : baseRate
    plan.forward()
    pass.forward()
    if !pass.sum.isFinite, let reason = network.nonFiniteLoss {
      throw .nonFiniteLoss(reason, epoch: epoch)
    }
    network.hasForward = true
    if watchesLoss || epoch == nextRecord || isPoint(epoch) {
      if !observe(epoch, pass, rate) { return false }
    }
    update(plan, pass, rate, isLast: epoch == training.epochs - 1)
    history.epochs = epoch + 1
    return true
  }

  /// Takes note of the loss of all samples; returns whether training goes on.
  private func observe(_ epoch: Int, _ pass: LossPass, _ rate: Double) -> Bool {
    loss = pass.value
    if epoch == nextRecord { record(epoch, network[.loss] ?? scalar, rate) }
    // What is best here are the parameters before the update, whose loss it is.
    let ends = endsEarly(epoch, loss)
    if ends || isPoint(epoch) { addPoint(epoch, rate) }
    return !ends
  }

  /// An update from each mini-batch.
  private func runInBatches(_ epoch: Int) throws(TrainingError) -> Bool {
    let rate = hasSchedule ? scheduledRate(epoch) : baseRate
    batches?.begin()
    var sum = 0.0
    var terms = 0.0
    while let plan = batches?.next(), let pass = plan.loss {
      try checkBudget(epoch)
      network.plan = plan
      plan.forward()
      pass.forward()
      if !pass.sum.isFinite,
        let reason = network.nonFiniteLoss(sample: { batches?.sample(inRow: $0, of: plan) ?? $0 })
      {
        throw .nonFiniteLoss(reason, epoch: epoch)
      }
      sum += pass.sum
      terms += pass.meanCount
      let isLast = epoch == training.epochs - 1 && batches?.isAtEnd == true
      update(plan, pass, rate, isLast: isLast)
    }
    let isSum = network.description.loss?.report == .sum
    loss = network.precision.rounded(isSum ? sum : sum / terms)
    network.hasForward = true
    history.epochs = epoch + 1
    let isRecorded = epoch == nextRecord
    let isNeeded = isRecorded || best != nil || isPoint(epoch) || isBelowBound
    let validated = isNeeded ? validation?.loss() : nil
    if isRecorded { record(epoch, scalar, rate, validated) }
    let ends = endsEarly(epoch, validated ?? loss)
    if ends || isPoint(epoch) { addPoint(epoch, rate, validated) }
    return !ends
  }

  /// Whether training ends with an epoch, before its last one.
  private func endsEarly(_ epoch: Int, _ watched: Double) -> Bool {
    isBelowBound || best?.observe(watched, epoch, network) == true
  }

  /// Whether the loss has fallen as far as training was to go.
  private var isBelowBound: Bool { training.stopBelow.map { loss < $0 } ?? false }

  /// The learning rate that the schedule gives an epoch.
  private func scheduledRate(_ epoch: Int) -> Double {
    if epoch > 0 { training.schedule.observe(loss, &memory) }
    return training.schedule.rate(
      baseRate, at: SchedulePosition(epoch: epoch, epochs: training.epochs, memory: memory))
  }

  /// Changes the parameters by the gradient of the forward pass just made.
  private func update(_ plan: Plan, _ pass: LossPass, _ rate: Double, isLast: Bool) {
    pass.backward()
    plan.backward()
    if isLast {
      pass.completeGradient()
      network.rememberParameters()
    }
    state.apply(learningRate: rate)
    network.hasBackward = true
  }

  private var scalar: Tensor { Tensor(loss, elementType: network.precision.elementType) }

  /// Keeps what is to be known of an epoch.
  private func record(_ epoch: Int, _ loss: Tensor, _ rate: Double, _ validated: Double? = nil) {
    nextRecord += training.recordEvery
    history.records.append(
      .init(epoch: epoch, loss: loss, validationLoss: validated, learningRate: rate))
  }

  /// Whether the curve has a point at an epoch: at even distances, and at the end.
  private func isPoint(_ epoch: Int) -> Bool {
    epoch == nextPoint || epoch == training.epochs - 1
  }

  private func addPoint(_ epoch: Int, _ rate: Double, _ validated: Double? = nil) {
    lastPoint = epoch
    nextPoint = epoch + pointDistance
    history.curve.append(
      .init(epoch: epoch, loss: loss, validationLoss: validated, learningRate: rate))
  }

  /// Ends the training if it takes longer than it may.
  private func checkBudget(_ epoch: Int) throws(TrainingError) {
    guard let budget = training.budget, start.duration(to: .now) > .seconds(budget) else { return }
    throw .exceededBudget(epoch: epoch, seconds: budget)
  }
}
