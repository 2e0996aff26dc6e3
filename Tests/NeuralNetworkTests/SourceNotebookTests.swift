import Testing

@testable import NeuralNetwork

/// Every number that the five source notebooks print, as printed.
@Suite struct SourceNotebookTests {
  // MARK: 000

  @Test func forwardPassOfVectorsAndScalars() throws {
    let network = try Network(
      NetworkDescription(
        data: Dataset(inputs: integers([[1, 2], [3, 4]])),
        layers: [
          dense([[0.1, 0.2], [0.3, 0.4]], biases: [0.1, 0.2], ReLU()),
          LayerDescription(
            Dense(weights: literal([0.5, 0.6]), biases: literal(0.3)), activation: Sigmoid()),
        ]))
    network.forward()
    let output = try #require(network[.activation(layer: 2)])
    #expect(output.shape == [2])
    #expect(output.printed == ["0.80533842", "0.92689883"])
    #expect(network[.preactivation(layer: 1)]?.shape == [2, 2])
    #expect(network[.loss] == nil)
    #expect(network[.gradient(.parameter("W", layer: 1))] == nil)
  }

  @Test func backpropagationStepByStep() throws {
    let network = try Network(backpropagation)
    #expect(
      network[w(1)]?.printed == ["0.37454012", "0.95071431", "0.73199394", "0.59865848"])
    network.forward()
    #expect(network[.loss] == Tensor(0.9590413360683729))
    network.backward()
    #expect(network[.gradient(w(2))]?.printed == ["0.61443070", "0.62712197"])
    #expect(network[.gradient(b(2))]?.printed == ["0.62672220"])
    #expect(network[.gradient(b(2))]?.shape == [1, 1])
    #expect(
      network[.gradient(w(1))]?.printed
        == ["0.00274407", "0.01512979", "0.00352950", "0.01584567"])
    #expect(network[.gradient(b(1))]?.printed == ["0.00078544", "0.00071587"])
    network.update(SGD(learningRate: 0.1))
    #expect(
      network[w(1)]?.printed == ["0.37426571", "0.94920133", "0.73164099", "0.59707392"])
    #expect(network[b(1)]?.printed == ["0.15594010", "0.15592293"])
    #expect(network[w(2)]?.printed == ["-0.00335946", "0.80346395"])
    #expect(network[b(2)]?.printed == ["0.53844279"])
    #expect(network.lastUpdate?.map(\.quantity) == [w(1), b(1), w(2), b(2)])
    #expect(network.lastUpdate?[0].after == network[w(1)])
  }

  @Test func lossesOfBackpropagation() throws {
    let network = try Network(backpropagation)
    network.update(SGD(learningRate: 0.1))
    let history = try network.train(
      TrainingPlan(epochs: 1000, recordEvery: 100), optimizer: SGD(learningRate: 0.1))
    let printed = [
      0.903348793298792, 0.6785156101299639, 0.6558760710323448, 0.6005594228611344,
      0.4793240909116128, 0.322165987070469, 0.20531123826507064, 0.1379114421875627,
      0.09950109101359064, 0.07616360712960568,
    ]
    #expect(history.records.map(\.epoch) == Array(stride(from: 0, to: 1000, by: 100)))
    for (record, loss) in zip(history.records, printed) {
      #expect(abs(record.loss.elements[0] - loss) <= 1e-13 * loss)
    }
    #expect(history.records[0].loss.elements[0] == printed[0])
  }

  private var backpropagation: NetworkDescription {
    NetworkDescription(
      random: RandomSource(legacySeed: 42),
      data: Dataset(inputs: integers([[1, 2], [2, 3]]), targets: integers([[1], [0]])),
      layers: [uniform(2, Sigmoid()), uniform(1, Sigmoid())],
      loss: LossDescription(BinaryCrossEntropy(), report: .mean, differentiate: .sum))
  }

  // MARK: 001

  @Test func singleSample() throws {
    let network = try Network(
      NetworkDescription(
        orientation: .outputInput,
        data: Dataset(inputs: Tensor(shape: [2], elements: [0.5, 0.8]), targets: Tensor(1)),
        layers: [
          dense([[0.2, -0.3], [0.4, 0.1], [-0.5, 0.2]], biases: [0.1, -0.2, 0.1], ReLU()),
          LayerDescription(
            Dense(weights: literal([0.3, -0.4, 0.5]), biases: literal(0.1)),
            activation: Sigmoid()),
        ],
        loss: LossDescription(BinaryCrossEntropy())))
    network.forward()
    #expect(
      network[.preactivation(layer: 1)]?.printed == ["-0.04000000", "0.08000000", "0.01000000"])
    #expect(network[.preactivation(layer: 1)]?.shape == [3])
    #expect(network[.activation(layer: 1)]?.printed == ["0.00000000", "0.08000000", "0.01000000"])
    #expect(network[.preactivation(layer: 2)] == Tensor(0.07300000000000001))
    #expect(network[.activation(layer: 2)] == Tensor(0.5182418997957381))
    #expect(network[.loss] == Tensor(0.6573131577049656))
    network.backward()
    #expect(
      network[.gradient(w(2))]?.printed == ["-0.00000000", "-0.03854065", "-0.00481758"])
    #expect(network[.gradient(b(2))] == Tensor(-0.4817581002042619))
    #expect(
      network[.gradient(w(1))]?.printed == [
        "-0.00000000", "-0.00000000", "0.09635162", "0.15416259", "-0.12043953", "-0.19270324",
      ])
    #expect(network[.gradient(w(1))]?.shape == [3, 2])
    #expect(network[.gradient(b(1))]?.printed == ["-0.00000000", "0.19270324", "-0.24087905"])
    network.update(SGD(learningRate: 0.1))
    #expect(
      network[w(1)]?.printed == [
        "0.20000000", "-0.30000000", "0.39036484", "0.08458374", "-0.48795605", "0.21927032",
      ])
    #expect(network[b(1)]?.printed == ["0.10000000", "-0.21927032", "0.12408791"])
    #expect(network[w(2)]?.printed == ["0.30000000", "-0.39614594", "0.50048176"])
    #expect(network[b(2)] == Tensor(0.1481758100204262))
    // The values of the pass before the update stay until the next.
    #expect(network[.loss] == Tensor(0.6573131577049656))
    network.forward()
    #expect(
      network[.preactivation(layer: 1)]?.printed == ["-0.04000000", "0.04357909", "0.05552614"])
    #expect(network[.activation(layer: 1)]?.printed == ["0.00000000", "0.04357909", "0.05552614"])
    #expect(network[.preactivation(layer: 2)] == Tensor(0.15870195200089976))
    #expect(network[.activation(layer: 2)] == Tensor(0.5395924239414079))
    #expect(network[.loss] == Tensor(0.6169411948853357))
  }

  // MARK: 002

  @Test func numericExampleAndItsSlip() throws {
    let network = try Network(numericExample(derivative: .activation))
    let history = try network.train(
      TrainingPlan(epochs: 1000, recordEvery: 100), optimizer: SGD(learningRate: 0.1))
    #expect(
      history.records.map { $0.loss.printed[0] } == [
        "0.01681090", "0.00464662", "0.00202994", "0.00110683", "0.00068673", "0.00046356",
        "0.00033201", "0.00024846", "0.00019231", "0.00015290",
      ])
    #expect(history.records[0].loss.shape == [1])
    #expect(network[.activation(layer: 2)]?.printed == ["0.98422156"])
  }

  // MARK: 003

  @Test func stateAfterForgottenUpdates() throws {
    let network = try Network(hiddenState)
    #expect(network[w(1)]?.printed == ["0.91687358", "0.58854191", "0.26504775", "0.78320538"])
    #expect(network[b(1)]?.printed == ["0.91800106", "0.82735501"])
    #expect(network[w(2)]?.printed == ["0.72795148", "0.26048042"])
    #expect(network[b(2)]?.printed == ["0.91176340"])
    _ = try network.train(TrainingPlan(epochs: 424), optimizer: SGD(learningRate: 0.1))
    network.forward()
    #expect(network[w(1)]?.printed == ["0.91919086", "0.50688659", "0.31820489", "0.72428374"])
    #expect(
      network[.weightedSum(layer: 1)]?.printed == [
        "0.00000000", "0.00000000", "0.31820489", "0.72428374", "0.91919086", "0.50688659",
        "1.23739575", "1.23117033",
      ])
    #expect(try #require(network[.error]).elements[0].printed(4) == "-0.0109")
  }

  private var hiddenState: NetworkDescription {
    NetworkDescription(
      random: RandomSource(legacySeed: 314), data: xor,
      layers: [uniform(2, Sigmoid()), uniform(1, Sigmoid())],
      loss: LossDescription(HalfSquaredError(), differentiate: .sum))
  }

  // MARK: 004

  @Test func localMinimumOfXOR() throws {
    let network = try Network(
      NetworkDescription(
        random: RandomSource(legacySeed: 42), data: xor,
        layers: [normal(2, Sigmoid()), normal(1, Sigmoid())],
        loss: LossDescription(SquaredError(), differentiate: .sum)))
    _ = try network.train(TrainingPlan(epochs: 10000), optimizer: SGD(learningRate: 0.1))
    network.forward()
    let predictions = try #require(network[.activation(layer: 2)])
    #expect(predictions.elements.map { $0.printed(3) } == ["0.030", "0.498", "0.971", "0.501"])
  }
}

/// Source 002, with the derivative taken at a point of choice.
func numericExample(derivative: LayerDescription.DerivativePoint) -> NetworkDescription {
  func layer(_ weights: [[Double]], _ biases: [Double]) -> LayerDescription {
    var layer = dense(weights, biases: biases, Sigmoid())
    layer.derivative = derivative
    return layer
  }
  return NetworkDescription(
    orientation: .outputInput,
    data: Dataset(
      inputs: Tensor(shape: [2], elements: [0.9, 0.8]),
      targets: Tensor(shape: [1], elements: [1])),
    layers: [
      layer([[0.2, 0.3], [0.4, 0.5], [0.6, 0.7]], [0.1, 0.2, 0.3]),
      layer([[0.4, 0.5, 0.6]], [0.4]),
    ],
    loss: LossDescription(HalfSquaredError(), report: .none, differentiate: .sum))
}
