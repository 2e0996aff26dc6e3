import NeuralNetwork

/// The last training of a network, as it is shown.
struct RecordedTraining: Sendable {
  let history: TrainingHistory
  /// How many epochs it was to take.
  let plannedEpochs: Int

  /// The recorded epochs and, of a training that ended early, the last one, where a loss is one number.
  var rows: [TrainingHistory.Record] {
    guard endedEarly, let last = history.curve.last, var record = history.records.last,
      record.epoch < last.epoch, record.loss.shape.isEmpty
    else { return history.records }
    record.epoch = last.epoch
    record.loss.elements = [last.loss]
    record.validationLoss = last.validationLoss
    record.learningRate = last.learningRate
    return history.records + [record]
  }

  /// Whether it ended before its last epoch.
  var endedEarly: Bool { history.epochs < plannedEpochs }

  /// Whether the learning rate changed on the way.
  var changesRate: Bool {
    let rates = history.records.map(\.learningRate)
    return rates.contains { $0 != rates[0] }
  }

  /// How it ended, in words; nil where it went to its end and its last parameters stayed.
  var ending: String? {
    let stop = "Training stopped after \(history.epochs) of \(plannedEpochs) epochs"
    guard let epoch = history.restoredEpoch else { return endedEarly ? stop + "." : nil }
    return endedEarly
      ? stop + "; the parameters of epoch \(epoch) were restored."
      : "The parameters of epoch \(epoch) were restored."
  }
}
