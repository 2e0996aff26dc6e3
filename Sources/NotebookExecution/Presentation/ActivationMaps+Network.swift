import NeuralNetwork
import NotebookDocuments

extension NetworkState {
  /// What each unit answers over the plane of two inputs; nil where a sample has not two numbers.
  var activationMaps: ActivationMaps? {
    guard let plane else { return nil }
    let side = Self.mapSide
    let points = plane.points(at: (0..<side).map { Double($0) + 0.5 }, of: side)
    let activations = network.activations(forRows: points, samples: side * side)
    let layers = zip(network.layerSummaries, activations).enumerated().map { index, layer in
      let (summary, values) = layer
      let units = values.shape[1]
      let name = summary.name == Dense.name ? summary.activation : summary.name
      return ActivationMaps.Layer(
        name: "Layer \(index + 1), \(name)"
          + (units > ActivationMaps.mostUnits
            ? ", the first \(ActivationMaps.mostUnits) of \(units) units" : ""),
        units: (0..<min(units, ActivationMaps.mostUnits)).map { unit in
          // The first row of a picture is the uppermost.
          (0..<side).reversed().flatMap { row in
            (0..<side).map { values.elements[(row * side + $0) * units + unit] }
          }
        }, count: units)
    }
    return ActivationMaps(layers: layers, plane: plane, side: side)
  }

  /// Cells along each side of a map.
  private static let mapSide = 25
}
