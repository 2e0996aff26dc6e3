import NeuralNetwork
import NotebookDocuments

extension Tensor {
  /// The value as a heat map or, if it has four axes, as one for each matrix of the last two.
  func heatMap(name: String, kind: String = "weights-heatmap") -> Figure {
    if shape.count == 4, shape[3] > 0 { return tiles(name: name, kind: kind).figure }
    let width = Swift.max(shape.last ?? 1, 1)
    let values = stride(from: 0, to: elements.count, by: width).map {
      Array(elements[$0..<$0 + width])
    }
    return HeatMap(
      kind: kind, title: name, values: values, rows: values.indices.map(String.init),
      columns: (0..<width).map(String.init)
    ).figure
  }

  private func tiles(name: String, kind: String) -> HeatTiles {
    let (height, width) = (shape[2], shape[3])
    let tiles = (0..<shape[0] * shape[1]).map { index in
      let (outer, inner) = index.quotientAndRemainder(dividingBy: shape[1])
      return HeatTiles.Tile(
        name: "[\(outer), \(inner)]",
        values: (0..<height).map { row in
          let start = (index * height + row) * width
          return Array(elements[start..<start + width])
        })
    }
    return HeatTiles(kind: kind, title: name, tiles: tiles, group: shape[1])
  }
}
