import NeuralNetwork
import NotebookDocuments

/// The last training of a network, as it is shown.
struct RecordedTraining: Sendable {
  let history: TrainingHistory
  /// How many epochs it was to take.
  let plannedEpochs: Int
  /// Whether it was in mini-batches.
  let hasMiniBatches: Bool

  /// The recorded epochs and, of a training that ended early, the last one, where a loss is one number.
  var rows: [TrainingHistory.Record] {
    guard endedEarly, let last = points.last, let record = history.records.last,
      record.epoch < last.epoch, record.loss.shape.isEmpty
    else { return history.records }
    return history.records + [last]
  }

  /// The points of the curves, each with one number as its loss.
  var points: [TrainingHistory.Record] {
    guard var record = history.records.first else { return [] }
    return history.curve.map { point in
      record.epoch = point.epoch
      record.loss = Tensor(
        shape: [], elements: [point.loss], elementType: record.loss.elementType)
      record.validationLoss = point.validationLoss
      record.learningRate = point.learningRate
      return record
    }
  }

  /// Whether it ended before its last epoch.
  var endedEarly: Bool { history.epochs < plannedEpochs }

  /// How it ended, in words; nil where it went to its end and its last parameters stayed.
  var ending: String? {
    let stop = "Training stopped after \(history.epochs) of \(plannedEpochs) epochs"
    guard let epoch = history.restoredEpoch else { return endedEarly ? stop + "." : nil }
    return endedEarly
      ? stop + "; the parameters of epoch \(epoch) were restored."
      : "The parameters of epoch \(epoch) were restored."
  }
}
