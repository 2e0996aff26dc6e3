import Testing

@testable import NeuralNetwork

/// What is said of a loss that is infinite or no number.
@Suite struct NonFiniteLossTests {
  /// One feature and one output for each sample; the last sample is the culprit.
  struct Example: Sendable {
    let inputs: [Double]
    var targets: [Double]
    var layers: [LayerDescription] = [LayerDescription(ActivationOnly())]
    let loss: any Loss
    var precision = Precision.float64
    let quantity: Quantity
    var sample: Int?
    let cause: NonFiniteLoss.Cause
  }

  static let examples = [
    Example(
      inputs: [1, -100, 100], targets: [1, 0, 0],
      layers: [LayerDescription(ActivationOnly(), activation: Sigmoid())],
      loss: BinaryCrossEntropy(), quantity: .activation(layer: 1), sample: 2,
      cause: .logarithmOfZero(output: 1)),
    Example(
      inputs: [1, 0.5, 0], targets: [1, 1, 1], loss: KullbackLeibler(),
      quantity: .activation(layer: 1), sample: 2,
      cause: .logarithmOfZero(output: 0)),
    Example(
      inputs: [0.5, 2], targets: [1, 0], loss: BinaryCrossEntropy(),
      quantity: .activation(layer: 1), sample: 1,
      cause: .noProbability(output: 2)),
    Example(
      inputs: [1e10, 1e39], targets: [1, 0], loss: SquaredError(), precision: .float32,
      quantity: .inputs, sample: 1, cause: .precision),
    Example(
      inputs: [1, 2], targets: [1, 1e39], loss: SquaredError(), precision: .float32,
      quantity: .targets, sample: 1, cause: .precision),
    Example(
      inputs: [1, 1e200], targets: [1, 0],
      layers: [dense([[1e200]], biases: [0], ReLU()), dense([[1]], biases: [0], Identity())],
      loss: SquaredError(), quantity: .preactivation(layer: 1), sample: 1, cause: .overflow),
    Example(
      inputs: [1e308, 1e308], targets: [0, 0], loss: AbsoluteError(), quantity: .loss,
      cause: .overflow),
    Example(
      inputs: [1, 1e200], targets: [1, 0], loss: SquaredError(), quantity: .loss, sample: 1,
      cause: .overflow),
  ]

  private static func network(_ example: Example) throws -> Network {
    func column(_ numbers: [Double]) -> Tensor {
      Tensor(shape: [numbers.count, 1], elements: numbers)
    }
    return try Network(
      NetworkDescription(
        precision: example.precision,
        data: Dataset(inputs: column(example.inputs), targets: column(example.targets)),
        layers: example.layers, loss: LossDescription(example.loss)))
  }

  /// The same after a forward pass and in a training, whatever the batches are.
  @Test(arguments: examples.indices)
  func namesTheFirstValue(_ index: Int) throws {
    let example = Self.examples[index]
    let network = try Self.network(example)
    network.forward()
    let found = try #require(network.nonFiniteLoss)
    #expect(found.quantity == example.quantity)
    #expect(found.sample == example.sample)
    #expect(found.cause == example.cause)
    for size in [nil, 1] {
      guard size == nil || example.sample != nil else { continue }
      let trained = try Self.network(example)
      #expect(throws: TrainingError.nonFiniteLoss(found, epoch: 0)) {
        _ = try trained.train(
          TrainingPlan(epochs: 1, batchSize: size), optimizer: SGD(learningRate: 0))
      }
    }
  }

  @Test func aFiniteLossHasNoCause() throws {
    let network = try Self.network(
      Example(
        inputs: [1, 2], targets: [1, 0], loss: SquaredError(), quantity: .loss, cause: .overflow))
    network.forward()
    #expect(network.nonFiniteLoss == nil)
  }

  /// A gradient that overflows ends as a parameter that is no number, in the next epoch.
  @Test func namesTheParameterThatAnUpdateLost() throws {
    let network = try Network(
      NetworkDescription(
        data: Dataset(
          inputs: Tensor(shape: [1, 1], elements: [1e150]),
          targets: Tensor(shape: [1, 1], elements: [0])),
        layers: [dense([[1]], biases: [0], Identity())], loss: LossDescription(SquaredError())))
    let lost = NonFiniteLoss(
      quantity: w(1), sample: nil, isNaN: false, cause: .update)
    #expect(throws: TrainingError.nonFiniteLoss(lost, epoch: 1)) {
      _ = try network.train(TrainingPlan(epochs: 3), optimizer: SGD(learningRate: 1e10))
    }
  }

  /// What a training in mini-batches records is what `report` says.
  @Test(arguments: [(LossDescription.Report.sum, 14.0), (.mean, 3.5), (.none, 3.5)])
  func miniBatchesReportWhatIsAskedFor(_ report: LossDescription.Report, _ loss: Double) throws {
    let network = try Network(
      NetworkDescription(
        data: Dataset(
          inputs: Tensor(shape: [4, 1], elements: [0, 1, 2, 3]),
          targets: Tensor(shape: [4, 1], elements: [0, 0, 0, 0])),
        layers: [dense([[1]], biases: [0], Identity())],
        loss: LossDescription(SquaredError(), report: report)))
    let history = try network.train(
      TrainingPlan(epochs: 1, batchSize: 3), optimizer: SGD(learningRate: 0))
    #expect(history.records.map(\.loss.elements) == [[loss]])
  }

  /// The data of a network in single precision are shown as it computes with them.
  @Test func dataAreShownAsUsed() throws {
    let network = try Network(
      NetworkDescription(
        precision: .float32,
        data: Dataset(
          inputs: Tensor(shape: [1, 1], elements: [0.1]),
          targets: Tensor(shape: [1, 1], elements: [16_777_217], elementType: .int64)),
        layers: [LayerDescription(ActivationOnly())], loss: LossDescription(SquaredError())))
    #expect(
      network[.inputs]
        == Tensor(shape: [1, 1], elements: [Double(Float(0.1))], elementType: .float32))
    #expect(
      network[.targets] == Tensor(shape: [1, 1], elements: [16_777_216], elementType: .int64))
  }
}
