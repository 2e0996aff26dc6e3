import NeuralNetwork
import NotebookDocuments

/// How the weights of each layer are distributed.
struct WeightsHistogram: Picture {
  static let name = "weights-histogram"
  static let summary = "how the weights of every layer are distributed"

  private let weights: [(name: String, value: Tensor)]

  init(of state: NetworkState) throws(Unavailable) {
    weights = try state.values(of: state.weights)
  }

  func figures(_ options: ShowOptions) -> [Figure] {
    weights.map { $0.value.histogram(of: $0.name, xTitle: "weight") }
  }
}

/// How the gradients of those weights are distributed.
struct GradientsHistogram: Picture {
  static let name = "gradients-histogram"
  static let summary = "how those gradients are distributed"
  static let isOfGradients = true

  private let gradients: [(name: String, value: Tensor)]

  init(of state: NetworkState) throws(Unavailable) {
    gradients = try state.values(of: state.weightGradients)
  }

  func figures(_ options: ShowOptions) -> [Figure] {
    gradients.map { $0.value.histogram(of: $0.name, xTitle: "gradient") }
  }
}

extension Tensor {
  fileprivate func histogram(of name: String, xTitle: String) -> Figure {
    Histogram(title: "Distribution of \(name)", xTitle: xTitle, values: elements).figure
  }
}
