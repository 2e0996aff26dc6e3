import NeuralNetwork
import NotebookDocuments

/// The weights of each layer as colours.
struct WeightsHeatMap: Picture {
  static let name = "weights-heatmap"
  static let summary = "the weights of every layer as colours"

  private let weights: [(name: String, value: Tensor)]

  init(of state: NetworkState) throws(Unavailable) {
    weights = try state.values(of: state.weights)
  }

  func figures(_ options: ShowOptions) -> [Figure] {
    weights.map { $0.value.heatMap(name: $0.name) }
  }
}

/// The gradients of those weights as colours.
struct GradientsHeatMap: Picture {
  static let name = "gradients-heatmap"
  static let summary = "the gradients of the weights of every layer as colours"
  static let isOfGradients = true

  private let gradients: [(name: String, value: Tensor)]

  init(of state: NetworkState) throws(Unavailable) {
    gradients = try state.values(of: state.weightGradients)
  }

  func figures(_ options: ShowOptions) -> [Figure] {
    gradients.map { $0.value.heatMap(name: $0.name, kind: Self.name) }
  }
}
