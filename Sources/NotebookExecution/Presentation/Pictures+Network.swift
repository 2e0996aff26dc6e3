import NeuralNetwork
import NotebookDocuments

extension NetworkState {
  /// The network as units and connections, with the weights of its dense layers.
  var diagram: NetworkDiagram { NetworkDiagram(layers: diagramLayers { $0 }) }

  /// The same with the gradients of the weights.
  var gradientsDiagram: NetworkDiagram {
    NetworkDiagram(
      kind: "gradients-diagram", title: "The gradients in the network", subject: "Gradients",
      layers: diagramLayers { .gradient($0) })
  }

  private func diagramLayers(_ carried: (Quantity) -> Quantity) -> [NetworkDiagram.Layer] {
    let summaries = network.layerSummaries
    let inputs = summaries.first?.inputShape.reduce(1, *) ?? 0
    var layers = [NetworkDiagram.Layer(name: "inputs", units: inputs)]
    for (index, summary) in summaries.enumerated() {
      let name = summary.name == Dense.name ? summary.activation : summary.name
      let weights = matrix(
        of: carried(.parameter("W", layer: index + 1)), inputs: summary.inputShape)
      layers.append(
        NetworkDiagram.Layer(
          name: name, units: summary.outputShape.reduce(1, *), weights: weights))
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

  /// The answers over the plane of two inputs; nil where a sample has not two numbers.
  var decisionBoundary: DecisionBoundary? {
    guard var plane else { return nil }
    let size = Self.gridSize
    let points = plane.points(at: (0..<size).map(Double.init), of: size - 1)
    let answers = answers(at: points, count: size * size)
    plane.outputs = (0..<size).map { Array(answers[$0 * size..<($0 + 1) * size]) }
    return plane
  }

  /// The plane of two inputs with the samples in it and no answers yet; nil where a sample has not
  /// two numbers.
  var plane: DecisionBoundary? {
    guard let inputs = network.rowsOfInputs, inputs.first?.count == 2 else { return nil }
    let scores = scores(of: description.data, .training)
    let labels = scores.classLabels
    let actual =
      scores.evaluation.targets.flatMap {
        try? Classification.targetClasses(
          $0, classes: labels.count, areSigns: scores.targetsAreSigns)
      } ?? []
    let titles = (self.data?.names ?? SampleNames()).ofAxes(2)
    return DecisionBoundary(
      xTitle: titles[0], yTitle: titles[1],
      xRange: inputs.map { $0[0] }.paddedRange, yRange: inputs.map { $0[1] }.paddedRange,
      outputs: [],
      samples: zip(zip(inputs, actual), scores.predictedClasses).map { sample, answer in
        DecisionBoundary.Sample(
          x: sample.0[0], y: sample.0[1], classIndex: sample.1, answeredIndex: answer)
      },
      classes: labels)
  }

  /// The network's outputs at points of the plane, one number after the other.
  func answers(at points: [Double], count: Int) -> [[Double]] {
    let outputs = network.outputs(forRows: points, samples: count)
    let width = outputs.shape[1]
    var answers = outputs.elements
    // A single score says yes above 0, a probability above ½. One class then leads by the score.
    if width == 1, description.loss?.function.takesLogits == true {
      answers = answers.map { ($0 + 1) / 2 }
    }
    return (0..<count).map { Array(answers[$0 * width..<($0 + 1) * width]) }
  }

  /// Points along each side of the plane.
  private static let gridSize = 61
}

extension [Double] {
  /// From the least to the greatest, and a tenth more on both sides.
  fileprivate var paddedRange: ClosedRange<Double> {
    let (least, greatest) = (self.min() ?? 0, self.max() ?? 1)
    let margin = greatest > least ? (greatest - least) / 10 : 1
    return least - margin...greatest + margin
  }
}

extension DecisionBoundary {
  /// The points of a grid, row by row, as pairs of numbers.
  ///
  /// - Parameters:
  ///   - places: where the points stand along both sides, in steps from the lower ends.
  ///   - steps: how many steps there are from end to end.
  func points(at places: [Double], of steps: Int) -> [Double] {
    places.flatMap { y in
      places.flatMap { x in [xRange.point(x, of: steps), yRange.point(y, of: steps)] }
    }
  }
}

extension ClosedRange<Double> {
  /// The point after so many of equal steps from the lower to the upper end.
  func point(_ step: Double, of steps: Int) -> Double {
    lowerBound + (upperBound - lowerBound) * step / Double(steps)
  }
}

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
