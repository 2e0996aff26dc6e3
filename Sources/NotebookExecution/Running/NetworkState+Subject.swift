import NeuralNetwork
import NotebookDocuments

extension NetworkState {
  /// What a subject stands for now.
  func content(of subject: Subject) throws(Unavailable) -> any Presentable {
    switch subject {
    case .quantity(let quantity):
      try array(of: quantity)
    case .predictions: try Predictions(ofLastPassOf: self)
    case .evaluationPredictions: try Predictions(ofLastEvaluationOf: self)
    case .parameters: Arrays(try values(of: network.parameters))
    case .gradients: Arrays(try values(of: network.parameters.map { .gradient($0) }))
    case .activations:
      Arrays(try values(of: (1...description.layers.count).map { .activation(layer: $0) }))
    case .metric(let metric):
      Arrays(Tensor(try lastScores { scores throws(DataError) in try scores.value(metric) }))
    case .exhibit(let type): try type.init(of: self)
    }
  }

  private func array(of quantity: Quantity) throws(Unavailable) -> Arrays {
    let value = try value(of: quantity)
    return Arrays(value, columns: columns(of: quantity, value.shape.last ?? 1))
  }

  /// What the columns of a matrix are called whose rows are samples; nil where they have no names.
  private func columns(of quantity: Quantity, _ width: Int) -> [String]? {
    guard description.orientation == .inputOutput else { return nil }
    return switch quantity {
    case .inputs: names.ofInputColumns(width)
    case .targets: names.ofTargetColumns(width)
    default: nil
    }
  }
}
