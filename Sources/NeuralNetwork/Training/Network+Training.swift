extension Network {
  /// Trains the network with its description's optimizer or another.
  ///
  /// The network must have targets and a loss. `progress` is told the number of each epoch that
  /// begins and the loss of the one before.
  public func train(
    _ training: TrainingPlan, optimizer: any Optimizer,
    progress: ((_ epoch: Int, _ loss: Double) -> Void)? = nil
  ) throws(TrainingError) -> TrainingHistory {
    precondition(plan.loss != nil, "a network without targets and loss cannot be trained")
    let state = prepare(optimizer)
    return try trainOnAll(training, state, optimizer.learningRate, progress)
  }

  /// Trains on all samples at once.
  private func trainOnAll(
    _ training: TrainingPlan, _ state: OptimizerState, _ learningRate: Double,
    _ progress: ((Int, Double) -> Void)?
  ) throws(TrainingError) -> TrainingHistory {
    var history = TrainingHistory()
    var untilRecord = 0
    hasUpdate = false
    for epoch in 0..<training.epochs {
      forward()
      guard let loss = plan.loss, loss.sum.isFinite else { throw .nonFiniteLoss(epoch: epoch) }
      if untilRecord == 0 {
        if let value = self[.loss] { history.records.append(.init(epoch: epoch, loss: value)) }
        progress?(epoch, loss.value)
        untilRecord = training.recordEvery
      }
      untilRecord -= 1
      if let bound = training.stopBelow, loss.value < bound { break }
      plan.backward()
      hasBackward = true
      if epoch == training.epochs - 1 { rememberParameters() }
      state.apply(self, learningRate: learningRate)
      history.epochs = epoch + 1
    }
    if hasBackward { plan.loss?.outputGradient() }
    return history
  }
}
