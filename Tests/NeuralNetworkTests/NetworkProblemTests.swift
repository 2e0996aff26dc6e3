import Testing

@testable import NeuralNetwork

/// A layer that takes whole numbers only.
private struct Whole: Transform {
  static let name = "whole"
  static let summary = ""
  static let counterpart: String? = nil
  let isView = true

  init() {}

  init(settings: inout some Settings) {}

  func outputShape(of input: [Int], orientation: Orientation) -> [Int] { input }

  func problem(withInputs inputs: Tensor) -> String? {
    inputs.elements.first { $0 != $0.rounded() }.map { "an input is \($0), not a whole number" }
  }

  func makePass(_ context: PassContext) -> Pass? { nil }
}

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
      testDescription: "values of the inputs that a layer does not take",
      inputs: Tensor(shape: [2, 2], elements: [1, 2, 0.5, 4]), layers: [LayerDescription(Whole())],
      problems: [NetworkProblem(.inputs, "an input is 0.5, not a whole number")]),
    Case(
      testDescription: "values that a layer takes behind one that keeps them",
      inputs: Tensor(shape: [2, 2], elements: [1, 2, 0.5, 4]),
      layers: [LayerDescription(Flatten()), LayerDescription(Whole())],
      problems: [NetworkProblem(.inputs, "an input is 0.5, not a whole number")]),
    Case(
      testDescription: "values that an activation has made, which are not the inputs",
      inputs: Tensor(shape: [2, 2], elements: [1, 2, 0.5, 4]), targets: integers([[1], [2]]),
      layers: [LayerDescription(Flatten(), activation: Tanh()), LayerDescription(Whole())],
      problems: [
        NetworkProblem(.targets, "the targets are 2 × 1, but the outputs are 2 × 2")
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

  @Test(
    arguments: [
      BinaryCrossEntropy(), LogitBinaryCrossEntropy(), CrossEntropy(), SoftmaxCrossEntropy(),
      KullbackLeibler(),
    ] as [any Loss])
  func probabilitiesAreFromZeroToOne(loss: any Loss) {
    let description = NetworkDescription(
      data: Dataset(inputs: Self.inputs, targets: integers([[0, 1], [2, -1]])),
      layers: [LayerDescription(Dense(units: 2), activation: Sigmoid())],
      loss: LossDescription(loss))
    let message =
      "a target is 2, but the loss `\(type(of: loss).name)` takes targets from 0 to 1"
    #expect(description.problems() == [NetworkProblem(.targets, message)])
  }
}
