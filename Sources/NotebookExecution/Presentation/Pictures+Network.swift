import NeuralNetwork

extension NetworkState {
  /// The network as units and connections, with the weights of its dense layers.
  var diagram: NetworkDiagram {
    let summaries = network.layerSummaries
    let inputs = summaries.first?.inputShape.reduce(1, *) ?? 0
    var layers = [NetworkDiagram.Layer(name: "inputs", units: inputs)]
    for (index, summary) in summaries.enumerated() {
      let name = summary.name == Dense.name ? summary.activation : summary.name
      let weights = matrix(of: .parameter("W", layer: index + 1), inputs: summary.inputShape)
      layers.append(
        NetworkDiagram.Layer(
          name: name, units: summary.outputShape.reduce(1, *), weights: weights))
    }
    return NetworkDiagram(layers: layers)
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
    let data = network.evaluate(description.data)
    guard let inputs = network.rowsOfInputs, inputs.first?.count == 2 else { return nil }
    let (xRange, yRange) = (inputs.map { $0[0] }.paddedRange, inputs.map { $0[1] }.paddedRange)
    let width = data.outputs.shape[1]
    let size = Self.gridSize
    var points: [Double] = []
    for row in 0..<size {
      for column in 0..<size {
        points += [xRange.point(column, of: size), yRange.point(row, of: size)]
      }
    }
    var answers = network.outputs(forRows: points, samples: size * size).elements
    if width == 1, description.loss?.function.takesLogits == true {
      answers = answers.map { $0 > 0 ? 1 : 0 }
    }
    let grid = (0..<size).map { row in
      (0..<size).map { column in
        let start = (row * size + column) * width
        return Array(answers[start..<start + width])
      }
    }
    let classes = max(2, width)
    let actual =
      data.targets.flatMap { try? Classification.targetClasses($0, classes: classes) } ?? []
    let samples = zip(inputs, actual).map { input, label in
      DecisionBoundary.Sample(x: input[0], y: input[1], classIndex: label)
    }
    return DecisionBoundary(
      xRange: xRange, yRange: yRange, outputs: grid, samples: samples,
      classes: (0..<classes).map { index in
        classNames.flatMap { index < $0.count ? $0[index] : nil } ?? "\(index)"
      })
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

extension ClosedRange<Double> {
  fileprivate func point(_ index: Int, of count: Int) -> Double {
    lowerBound + (upperBound - lowerBound) * Double(index) / Double(count - 1)
  }
}

extension Tensor {
  /// The value as a heat map.
  func heatMap(name: String) -> HeatMap {
    let width = Swift.max(shape.last ?? 1, 1)
    let values = stride(from: 0, to: elements.count, by: width).map {
      Array(elements[$0..<$0 + width])
    }
    return HeatMap(
      title: name, values: values, rows: values.indices.map(String.init),
      columns: (0..<width).map(String.init))
  }
}
