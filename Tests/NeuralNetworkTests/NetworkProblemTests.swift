import Testing

@testable import NeuralNetwork

@Suite struct NetworkProblemTests {
  private static let inputs = integers([[1, 2], [3, 4]])

  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let inputs: Tensor
    var targets: Tensor?
    var orientation = Orientation.inputOutput
    let layers: [LayerDescription]
    let problems: [NetworkProblem]
  }

  @Test(arguments: [
    Case(
      testDescription: "weights for another number of inputs", inputs: inputs,
      layers: [dense([[1, 2]], biases: [0, 0], Identity())],
      problems: [
        NetworkProblem(
          .layer(1, key: "weights"),
          "the weights of layer 1 are 1 × 2, but its input and units call for 2 × 2")
      ]),
    Case(
      testDescription: "units that the weights contradict", inputs: inputs,
      layers: [LayerDescription(Dense(units: 3, weights: literal([[1, 2], [3, 4]])))],
      problems: [
        NetworkProblem(
          .layer(1, key: "weights"), "units is 3, but the weights (2 × 2) have 2")
      ]),
    Case(
      testDescription: "no units", inputs: inputs, layers: [LayerDescription(Dense())],
      problems: [
        NetworkProblem(
          .layer(1, key: "units"), "units are missing, and the weights do not say how many")
      ]),
    Case(
      testDescription: "biases and targets, both reported", inputs: inputs,
      targets: integers([[1, 2, 3]]),
      layers: [dense([[1, 2], [3, 4]], biases: [1, 2, 3], Identity())],
      problems: [
        NetworkProblem(
          .layer(1, key: "biases"),
          "the biases of layer 1 are a vector of 3, but its input and units call for 1 × 2 "
            + "or a vector of 2"),
        NetworkProblem(
          .targets, "the targets are 1 × 3, but the outputs are 2 × 2; there are 2 samples"),
      ]),
    Case(
      testDescription: "samples in columns", inputs: integers([[1, 2, 3], [4, 5, 6]]),
      targets: integers([[1], [2], [3]]), orientation: .outputInput,
      layers: [dense([[1, 2]], biases: [0], Identity())],
      problems: [
        NetworkProblem(
          .targets, "the targets are 3 × 1, but the outputs are 1 × 3; there are 3 samples")
      ]),
  ])
  func areAllReportedWithBothShapes(_ example: Case) {
    let description = NetworkDescription(
      orientation: example.orientation,
      data: Dataset(inputs: example.inputs, targets: example.targets), layers: example.layers,
      loss: LossDescription(SquaredError()))
    #expect(description.problems() == example.problems)
    #expect(throws: NetworkProblems(problems: example.problems)) { try Network(description) }
  }
}
