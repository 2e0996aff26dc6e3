import NeuralNetwork
import NotebookDocuments

extension ActivationMaps: Picture {
  static let name = "activation-maps"
  static let summary = "what each unit answers over the plane of two inputs, as colours"

  init(of state: NetworkState) throws(Unavailable) {
    guard let plane = state.inputPlane else {
      throw .impossible("activation maps need samples of two inputs")
    }
    let side = Self.mapSide
    let points = plane.points(at: (0..<side).map { Double($0) + 0.5 }, of: side)
    let activations = state.network.activations(forRows: points, samples: side * side)
    let layers = zip(state.network.layerSummaries, activations).enumerated().map { index, layer in
      let (summary, values) = layer
      let units = values.shape[1]
      return ActivationMaps.Layer(
        name: "Layer \(index + 1), \(summary.shortName)"
          + (units > ActivationMaps.mostUnits
            ? ", the first \(ActivationMaps.mostUnits) of \(units) units" : ""),
        units: (0..<min(units, ActivationMaps.mostUnits)).map { unit in
          // The first row of a picture is the uppermost.
          (0..<side).reversed().flatMap { row in
            (0..<side).map { values.elements[(row * side + $0) * units + unit] }
          }
        }, count: units)
    }
    self.init(layers: layers, plane: plane, side: side)
  }

  func figures(_ options: ShowOptions) -> [Figure] { [figure] }

  /// Cells along each side of a map.
  private static let mapSide = 25
}
