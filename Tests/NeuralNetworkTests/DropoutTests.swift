import Testing

@testable import NeuralNetwork

/// What dropout layers make of ones, by NumPy in `Scripts/goldens/make-numpy`.
@Suite struct DropoutTests {
  struct Example: Decodable {
    let kind: String
    let orientation: String
    let mask: String
    let seed: UInt64
    let rate: Double
    let samples: Int
    let shape: [Int]
    let batch: Int?
    let shuffle: Bool
    let units: Int
    let outputs: [[Double]]
  }

  @Test(arguments: [Precision.float64, .float32])
  func masksAreThoseOfNumPy(precision: Precision) throws {
    let examples = try Golden.cases(Example.self, "dropout-masks.json")
    #expect(examples.count == 96)
    for example in examples {
      let network = try network(example, precision)
      if let batch = example.batch {
        var plan = TrainingPlan(epochs: 2, batchSize: batch)
        plan.shuffles = example.shuffle
        _ = try network.train(plan, optimizer: SGD(learningRate: 0))
      } else {
        network.forward()
      }
      for (index, output) in example.outputs.enumerated() {
        let z = try #require(network[.preactivation(layer: index + 1)])
        #expect(z.elements == output.map(precision.rounded), "\(example)")
      }
    }
  }

  private func network(_ example: Example, _ precision: Precision) throws -> Network {
    let orientation = try #require(Orientation(rawValue: example.orientation))
    let mask = try #require(Dropout.Mask(rawValue: example.mask))
    let kind = try #require(GeneratorKind(rawValue: example.kind))
    let random = try #require(RandomSource(kind, seed: Seed(example.seed)))
    let (samples, units) = ([example.samples], [example.units])
    let isVector = example.shape.count == 1
    let isColumns = orientation == .outputInput
    return try Network(
      NetworkDescription(
        precision: precision, orientation: orientation, random: random,
        data: Dataset(
          inputs: ones(isColumns && isVector ? example.shape + samples : samples + example.shape),
          targets: ones(isColumns ? units + samples : samples + units)),
        layers: example.outputs.map { _ in
          LayerDescription(Dropout(rate: example.rate, mask: mask))
        } + (isVector ? [] : [LayerDescription(Flatten())]) + [uniform(example.units, Identity())],
        loss: LossDescription(SquaredError())))
  }

  private func ones(_ shape: [Int]) -> Tensor {
    Tensor(shape: shape, elements: Array(repeating: 1, count: shape.reduce(1, *)))
  }
}
