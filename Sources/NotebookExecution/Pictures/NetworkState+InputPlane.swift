import NeuralNetwork
import NotebookDocuments

extension NetworkState {
  /// The plane of two inputs with the samples in it and no answers yet; nil where a sample has not
  /// two numbers.
  var inputPlane: DecisionBoundary? {
    guard let inputs = network.rowsOfInputs, inputs.first?.count == 2 else { return nil }
    let scores = scores(of: description.data, .training)
    let labels = scores.classLabels
    let actual =
      scores.evaluation.targets.flatMap {
        try? Classification.targetClasses(
          $0, classes: labels.count, values: scores.classValues)
      } ?? []
    let titles = names.ofAxes(2)
    return DecisionBoundary(
      xTitle: titles[0], yTitle: titles[1],
      xRange: inputs.map { $0[0] }.surroundings(10),
      yRange: inputs.map { $0[1] }.surroundings(10),
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
    let range = answerRange
    if width == 1, range != 0...1 {
      answers = answers.map { ($0 - range.lowerBound) / (range.upperBound - range.lowerBound) }
    }
    return (0..<count).map { Array(answers[$0 * width..<($0 + 1) * width]) }
  }

}

extension [Double] {
  /// From the least to the greatest, and one of so many parts more on both sides.
  func surroundings(_ parts: Double) -> ClosedRange<Double> {
    let (least, greatest) = (self.min() ?? 0, self.max() ?? 0)
    let margin = greatest > least ? (greatest - least) / parts : 1
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
