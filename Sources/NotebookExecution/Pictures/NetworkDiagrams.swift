import NeuralNetwork
import NotebookDocuments

/// The network as units and connections, with the weights of its dense layers.
struct WeightsDiagram: Picture {
  static let name = "diagram"
  static let summary = "the network as a picture, with the weights"

  private let layers: [NetworkDiagram.Layer]

  init(of state: NetworkState) {
    layers = state.diagramLayers()
  }

  func figures(_ options: ShowOptions) -> [Figure] { [NetworkDiagram(layers: layers).figure] }
}

/// The same with the gradients of the weights.
struct GradientsDiagram: Picture {
  static let name = "gradients-diagram"
  static let summary = "the network as a picture, with the gradients"
  static let isOfGradients = true

  private let layers: [NetworkDiagram.Layer]

  init(of state: NetworkState) throws(Unavailable) {
    _ = try state.values(of: state.weightGradients)
    layers = state.diagramLayers { .gradient($0) }
  }

  func figures(_ options: ShowOptions) -> [Figure] {
    [
      NetworkDiagram(
        kind: Self.name, title: "The gradients in the network", subject: "Gradients",
        layers: layers
      ).figure
    ]
  }
}

extension NetworkState {
  /// The layers of the network as columns of units, with what the connections of dense ones carry.
  func diagramLayers(_ carried: (Quantity) -> Quantity = { $0 }) -> [NetworkDiagram.Layer] {
    let summaries = network.layerSummaries
    let inputs = summaries.first?.inputShape.reduce(1, *) ?? 0
    var layers = [NetworkDiagram.Layer(name: "inputs", units: inputs)]
    for (index, summary) in summaries.enumerated() {
      let weights = matrix(
        of: carried(.parameter("W", layer: index + 1)), inputs: summary.inputShape)
      layers.append(
        NetworkDiagram.Layer(
          name: summary.shortName, units: summary.outputShape.reduce(1, *), weights: weights))
    }
    return layers
  }

  /// A dense layer's weights, inputs × outputs.
  private func matrix(of quantity: Quantity, inputs: [Int]) -> [[Double]]? {
    guard let tensor = network[quantity], tensor.shape.count <= 2 else { return nil }
    let rows = inputs.reduce(1, *)
    guard rows > 0, tensor.elements.count % rows == 0 else { return nil }
    let columns = tensor.elements.count / rows
    let isTransposed = description.orientation == .outputInput && tensor.shape.count == 2
    return (0..<rows).map { row in
      (0..<columns).map { column in
        tensor.elements[isTransposed ? column * rows + row : row * columns + column]
      }
    }
  }
}

extension LayerSummary {
  /// What it is called in a picture: of a dense layer its activation tells more.
  var shortName: String { name == Dense.name ? activation : name }
}
