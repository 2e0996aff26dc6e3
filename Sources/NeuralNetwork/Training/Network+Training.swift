extension Network {
  /// Trains the network.
  ///
  /// The network must have targets and a loss. Afterwards the values of the last passes are those
  /// of the last batch, made before its update. `progress` is told the epochs
  /// of the curve and their losses.
  package func train(
    _ training: TrainingPlan, optimizer: any Optimizer,
    progress: ((_ epoch: Int, _ loss: Double) -> Void)? = nil
  ) throws(TrainingError) -> TrainingHistory {
    guard let run = try TrainingRun(self, training, optimizer) else {
      preconditionFailure("a network without targets and loss cannot be trained")
    }
    for epoch in 0..<training.epochs {
      let goesOn = try run.runEpoch(epoch)
      if run.lastPoint == epoch { progress?(epoch, run.loss) }
      if !goesOn { break }
    }
    run.finish()
    return run.history
  }
}
