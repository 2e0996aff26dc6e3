import NeuralNetwork
import NotebookDocuments

extension RecordedTraining {
  /// The losses of some epochs as one value for other programs, with what stands beside them.
  func losses(of rows: [TrainingHistory.Record], named name: String) -> JSON {
    let losses = rows.map(\.loss)
    let type = losses.first?.elementType ?? .float64
    let stacked = Tensor(
      shape: [losses.count] + (losses.first?.shape ?? []), elements: losses.flatMap(\.elements),
      elementType: type)
    var values =
      [("name", .string(name)), Self.epochs(rows)] + JSON.members(of: stacked)
    let validation = rows.compactMap(\.validationLoss)
    if !validation.isEmpty {
      values.append(("validationLosses", .array(validation.map { JSON.element($0, type) })))
    }
    if rows.contains(where: { $0.learningRate != rows[0].learningRate }) {
      values.append(("learningRates", .array(rows.map { .number($0.learningRate, .float64) })))
    }
    if endedEarly { values.append(("stoppedAfter", .integer(history.epochs))) }
    if let epoch = history.restoredEpoch { values.append(("restoredEpoch", .integer(epoch))) }
    return .object(values)
  }

  /// The learning rates of the curve's points.
  func rates(named name: String) -> JSON {
    let rates = Tensor(shape: [points.count], elements: points.map(\.learningRate))
    return .object([("name", .string(name)), Self.epochs(points)] + JSON.members(of: rates))
  }

  private static func epochs(_ rows: [TrainingHistory.Record]) -> (key: String, value: JSON) {
    ("epochs", .array(rows.map { .integer($0.epoch) }))
  }
}
