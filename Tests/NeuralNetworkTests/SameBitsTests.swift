import Testing

@testable import NeuralNetwork

/// The same training gives the same parameters, bit for bit, on every instruction set that this machine
/// has and on any number of threads.
struct SameBitsTests {
  @Test(arguments: TrainingExample.all)
  func everywhere(_ example: TrainingExample) throws {
    let expected = try example.train(instructionSet: .baseline, threads: 1)
    #expect(expected.contains { $0 != 0 })
    for instructionSet in InstructionSet.allCases where instructionSet.isSupported {
      for threads in [1, 2, 3, 7] {
        let bytes = try example.train(instructionSet: instructionSet, threads: threads)
        #expect(bytes == expected, "\(instructionSet), \(threads) threads")
      }
    }
  }
}

/// A short training.
struct TrainingExample: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let description: NetworkDescription
  let plan: TrainingPlan
  var optimizer: any Optimizer = Adam(learningRate: 0.01)

  /// The bytes of the parameters after it.
  func train(instructionSet: InstructionSet, threads: Int) throws -> [UInt8] {
    let network = try Network(description, instructionSet: instructionSet, threads: threads)
    _ = try network.train(plan, optimizer: optimizer)
    network.forward()
    #expect(network[.loss]?.elements.allSatisfy(\.isFinite) == true)
    return network.parameterDigestBytes
  }

  static let all: [TrainingExample] = [Precision.float64, .float32].flatMap { precision in
    var gate = xor
    gate.precision = precision
    let activations = NeuralNetwork.activations.components().map { activation in
      TrainingExample(
        testDescription: "\(type(of: activation).name), \(precision)",
        description: classifier(
          inputs: 20, hidden: 33, precision: precision, activation: activation),
        plan: TrainingPlan(epochs: 2, batchSize: 25))
    }
    let losses = NeuralNetwork.losses.components().map { loss in
      let domain = LossDomain(of: loss)
      return TrainingExample(
        testDescription: "\(type(of: loss).name), \(precision)",
        description: NetworkDescription(
          precision: precision, random: RandomSource(legacySeed: 3),
          data: Dataset(inputs: series([6, 3]), targets: domain.targets(like: series([6, 4]))),
          layers: [normal(5, Tanh()), normal(4, domain.activation)],
          loss: LossDescription(loss)),
        plan: TrainingPlan(epochs: 10))
    }
    let optimizers = NeuralNetwork.optimizers.components(["learning-rate": 0.01]).map {
      TrainingExample(
        testDescription: "\(type(of: $0).name), \(precision)",
        description: classifier(inputs: 20, hidden: 33, precision: precision),
        plan: TrainingPlan(epochs: 2, batchSize: 25), optimizer: $0)
    }
    return activations + losses + optimizers + [
      TrainingExample(
        testDescription: "images, \(precision)",
        description: images(filters: 5, precision: precision),
        plan: TrainingPlan(epochs: 2, batchSize: 25)),
      // Large enough for threads in both convolutions.
      TrainingExample(
        testDescription: "images, 40 filters, \(precision)",
        description: images(filters: 40, precision: precision),
        plan: TrainingPlan(epochs: 1, batchSize: 50)),
      TrainingExample(
        testDescription: "XOR, \(precision)", description: gate, plan: TrainingPlan(epochs: 100)),
      // Large enough for threads, in the direction of the rows and in that of the columns.
      TrainingExample(
        testDescription: "784-128-10, \(precision)",
        description: classifier(inputs: 784, hidden: 128, precision: precision),
        plan: TrainingPlan(epochs: 1, batchSize: 64)),
    ]
  }

  /// Every kind of layer.
  static func images(filters: Int, precision: Precision) -> NetworkDescription {
    var description = classifier(inputs: 2 * 13 * 11, hidden: 1, precision: precision)
    description.data.inputs.shape = [100, 2, 13, 11]
    description.layers = [
      LayerDescription(Convolution(filters: filters, kernel: [3, 3], padding: [1, 0])),
      LayerDescription(BatchNormalization(), activation: ReLU()),
      LayerDescription(MaximumPooling(kernel: [2, 2])),
      LayerDescription(Convolution(filters: 9, kernel: [2, 3]), activation: GELU()),
      LayerDescription(AveragePooling(kernel: [2, 1])),
      LayerDescription(LayerNormalization()),
      LayerDescription(Flatten()),
      LayerDescription(Dropout(rate: 0.3)),
      LayerDescription(Dense(units: 10)),
    ]
    return description
  }

  static let xor = NetworkDescription(
    random: RandomSource(legacySeed: 42), data: NeuralNetworkTests.xor,
    layers: [uniform(2, Sigmoid()), uniform(1, Sigmoid())],
    loss: LossDescription(BinaryCrossEntropy(), differentiate: .sum))

  /// Ten classes of synthetic images.
  static func classifier(
    inputs: Int, hidden: Int, samples: Int = 100, precision: Precision,
    activation: any Activation = ReLU()
  ) -> NetworkDescription {
    var generator: any RandomGenerator = RandomSource(legacySeed: 1).makeGenerator()
    let images = Uniform().draw(
      DrawShape(shape: [samples, inputs], fanIn: inputs, fanOut: inputs), using: &generator)
    return NetworkDescription(
      precision: precision, random: RandomSource(legacySeed: 2),
      data: Dataset(
        inputs: Tensor(shape: [samples, inputs], elements: images),
        targets: Tensor(
          shape: [samples], elements: (0..<samples).map { Double($0 % 10) }, elementType: .int64)),
      layers: [
        LayerDescription(Dense(units: hidden), activation: activation),
        LayerDescription(Dense(units: 10)),
      ],
      loss: LossDescription(SoftmaxCrossEntropy()))
  }
}
