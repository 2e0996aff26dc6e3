import Glibc
import Testing

@testable import NeuralNetwork

/// Every hand-written derivative against finite differences.
@Suite struct DerivativeTests {
  static let activations =
    NeuralNetwork.activations.components() + [LeakyReLU(slope: 0.1), ELU(alpha: 0.5)]

  @Test(arguments: activations.indices)
  func ofActivations(_ index: Int) throws {
    let activation = Self.activations[index]
    try expectRightGradients(
      NetworkDescription(
        random: RandomSource(legacySeed: 3), data: regression,
        layers: [normal(5, activation), normal(2, activation)],
        loss: LossDescription(SquaredError())))
  }

  /// A loss with an activation that gives outputs in its domain, and targets.
  static let losses: [(loss: any Loss, output: any Activation, targets: Tensor)] =
    NeuralNetwork.losses.components().map { loss in
      let domain = LossDomain(of: loss)
      return (loss, domain.activation, domain.targets(like: regression.targets!))
    } + [
      (Huber(threshold: 0.5), Identity(), regression.targets!),
      (BinaryCrossEntropy(), HardSigmoid(), binary),
      (CrossEntropy(), Softmax(), labels),
      (CrossEntropy(), Sigmoid(), classes),
      (SoftmaxCrossEntropy(smoothing: 0.1), Identity(), classes),
      (KullbackLeibler(), Softmax(), probabilities),
      (Hinge(), Tanh(), signs),
    ]

  @Test(arguments: losses.indices, LossDescription.Reduction.allCases)
  func ofLosses(_ index: Int, _ reduction: LossDescription.Reduction) throws {
    let (loss, output, targets) = Self.losses[index]
    try expectRightGradients(
      NetworkDescription(
        random: RandomSource(legacySeed: 3),
        data: Dataset(inputs: regression.inputs, targets: targets),
        layers: [normal(4, Tanh()), normal(2, output)],
        loss: LossDescription(loss, differentiate: reduction)))
  }

  /// Where a prediction is certain and right, the slope is what it tends to.
  @Test(arguments: [Precision.float64, .float32])
  func theSlopeAtCertainPredictionsIsALimit(_ precision: Precision) throws {
    let network = try Network(
      NetworkDescription(
        precision: precision,
        data: Dataset(
          inputs: Tensor(shape: [4, 1], elements: [1, 0, 0.5, -0.0]),
          targets: Tensor(shape: [4, 1], elements: [1, 0, 0.5, 0])),
        layers: [LayerDescription(ActivationOnly())],
        loss: LossDescription(BinaryCrossEntropy(), differentiate: .sum)))
    network.forward()
    network.backward()
    #expect(network[.loss]?.elements[0].isFinite == true)
    #expect(network[.gradient(.activation(layer: 1))]?.elements == [-1, 1, 0, 1])
  }

  /// Far from 0 an exponential leaves the numbers, and with it, where one is not careful, a slope.
  @Test(arguments: activations.indices, [Precision.float64, .float32])
  func ofActivationsAreNumbersFarOut(_ index: Int, _ precision: Precision) throws {
    let inputs = Tensor(
      shape: [6, 2], elements: [-1e3, 0, -100, 1, -20, 2, 20, 3, 100, 4, 1e3, 5])
    let network = try Network(
      NetworkDescription(
        precision: precision,
        data: Dataset(
          inputs: inputs,
          targets: Tensor(shape: [6, 2], elements: Array(repeating: 0.5, count: 12))),
        layers: [LayerDescription(ActivationOnly(), activation: Self.activations[index])],
        loss: LossDescription(SquaredError())))
    network.forward()
    network.backward()
    for quantity in [Quantity.activation(layer: 1), .gradient(.preactivation(layer: 1))] {
      let elements = try #require(network[quantity]).elements
      let isFinite = elements.allSatisfy(\.isFinite)
      #expect(isFinite, "\(quantity): \(elements)")
    }
  }

  @Test func noErrorIsZeroWithoutASign() throws {
    let network = try Network(
      NetworkDescription(
        data: Dataset(
          inputs: Tensor(shape: [1, 1], elements: [-0.0]),
          targets: Tensor(shape: [1, 1], elements: [0])),
        layers: [LayerDescription(ActivationOnly())], loss: LossDescription(AbsoluteError())))
    network.forward()
    #expect(network[.loss]?.elements[0].sign == .plus)
  }

  static let layers: [(name: String, layers: [LayerDescription])] = [
    ("conv2d", [image(Convolution(filters: 2, kernel: [3, 2]))]),
    (
      "conv2d on conv2d, with stride and padding",
      [
        image(Convolution(filters: 2, kernel: [2, 2], padding: [1, 0])),
        image(Convolution(filters: 3, kernel: [3, 3], stride: [2, 1], padding: [1, 1])),
      ]
    ),
    ("conv2d without biases", [image(Convolution(filters: 1, kernel: [2, 2], biases: .absent))]),
    (
      "max-pooling",
      [
        image(Convolution(filters: 2, kernel: [2, 2])),
        image(MaximumPooling(kernel: [2, 2], stride: [1, 1], padding: [1, 1])),
      ]
    ),
    (
      "average-pooling",
      [
        image(Convolution(filters: 2, kernel: [2, 2])),
        image(AveragePooling(kernel: [2, 2], padding: [1, 0])),
      ]
    ),
    (
      "batch-normalization of channels",
      [image(Convolution(filters: 2, kernel: [2, 2])), image(BatchNormalization())]
    ),
    (
      "layer-normalization of images",
      [image(Convolution(filters: 2, kernel: [2, 2])), image(LayerNormalization())]
    ),
    (
      "dropout",
      [image(Convolution(filters: 2, kernel: [2, 2])), LayerDescription(Dropout(rate: 0.4))]
    ),
    (
      "batch-normalization of features",
      [
        LayerDescription(Flatten()), normal(4, Tanh()),
        LayerDescription(BatchNormalization(), activation: Tanh()),
      ]
    ),
    (
      "layer-normalization of features",
      [
        LayerDescription(Flatten()), normal(4, Tanh()),
        LayerDescription(LayerNormalization(), activation: ReLU()),
      ]
    ),
    (
      "an activation by itself",
      [
        LayerDescription(Flatten()), normal(4, Identity()),
        LayerDescription(ActivationOnly(), activation: Softmax()),
      ]
    ),
  ]

  @Test(arguments: layers.indices)
  func ofLayers(_ index: Int) throws {
    try expectRightGradients(
      NetworkDescription(
        random: RandomSource(legacySeed: 8), data: images,
        layers: Self.layers[index].layers + [LayerDescription(Flatten()), normal(2, Identity())],
        loss: LossDescription(SquaredError())))
  }
}

extension DerivativeTests {
  /// Every layer with its defaults, on images where it takes them, else on vectors.
  @Test(arguments: transforms.components(["units": 4, "filters": 2, "rate": 0.4]).indices)
  func ofEveryLayer(_ index: Int) throws {
    let transform = transforms.components(["units": 4, "filters": 2, "rate": 0.4])[index]
    let layer = LayerDescription(transform, activation: Tanh())
    let placed = [
      [image(Convolution(filters: 2, kernel: [2, 2])), layer, LayerDescription(Flatten())],
      [LayerDescription(Flatten()), normal(5, Tanh()), layer],
    ].map { layers in
      NetworkDescription(
        random: RandomSource(legacySeed: 8), data: images, layers: layers + [normal(2, Identity())],
        loss: LossDescription(SquaredError()))
    }
    let description = try #require(placed.first { $0.problems().isEmpty })
    try expectRightGradients(description)
  }
}

private func image(_ transform: any Transform) -> LayerDescription {
  LayerDescription(transform, activation: transform is Convolution ? Tanh() : Identity())
}

/// Three images of 1 × 4 × 4.
private let images = Dataset(
  inputs: Tensor(
    shape: [3, 1, 4, 4],
    elements: (0..<48).map { Double(($0 * 37 + 11) % 23) / 10 - 1.1 }),
  targets: regression.targets)

/// Three samples of three features, two outputs.
private let regression = Dataset(
  inputs: Tensor(shape: [3, 3], elements: [0.5, -1.25, 2, -0.75, 0.3, 0.1, 1.5, 0.8, -0.6]),
  targets: Tensor(shape: [3, 2], elements: [1, -0.5, 0.25, 2, -1, 0.7]))
private let binary = Tensor(shape: [3, 2], elements: [1, 0, 0, 1, 1, 1])
private let signs = Tensor(shape: [3, 2], elements: [1, -1, -1, 1, 1, 1])
private let classes = Tensor(shape: [3], elements: [1, 0, 1])
/// Several classes of a sample, or none.
private let labels = Tensor(shape: [3, 2], elements: [1, 1, 0, 1, 0, 0])
private let probabilities = Tensor(shape: [3, 2], elements: [0.25, 0.75, 1, 0, 0.4, 0.6])

/// Demands that gradients agree with central differences to a relative 1e-6, and that the error of
/// the linear model of the loss falls with the square of the step (Taylor's slope of 2).
func expectRightGradients(
  _ description: NetworkDescription, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let network = try Network(description)
  let check = network.checkGradients()
  for entry in check.entries {
    #expect(
      entry.verdict == .right, "\(entry.quantity): \(String(describing: entry.worst))",
      sourceLocation: sourceLocation)
    #expect(entry.leftOut.isEmpty, sourceLocation: sourceLocation)
  }
  #expect(!check.entries.isEmpty, sourceLocation: sourceLocation)
  let slope = taylorSlope(network)
  #expect(slope == nil || slope! > 1.9 && slope! < 2.1, "\(slope!)", sourceLocation: sourceLocation)
}

/// The slope, on logarithmic axes, of |L(w + εd) − L(w) − ε·g·d| over ε; nil where the loss is linear to rounding.
private func taylorSlope(_ network: Network) -> Double? {
  network.forward()
  network.backward()
  network.random.isHeld = true
  let count = network.parameterMemory.count
  let start = (0..<count).map { network.parameterMemory[$0] }
  let gradient = (0..<count).map { network.gradientMemory[$0] }
  // Any direction will do; padding must stay 0.
  let direction = start.enumerated().map { i, w in
    w == 0 && gradient[i] == 0 ? 0 : Double(i % 5) - 1.7
  }
  let scale = network.description.loss?.differentiate == .mean ? network.plan.loss!.meanCount : 1
  let loss = network.plan.loss!.sum / scale
  let linear = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
  func remainder(_ step: Double) -> Double {
    for i in 0..<count { network.parameterMemory[i] = start[i] + step * direction[i] }
    network.forward()
    return (network.plan.loss!.sum / scale - loss - step * linear).magnitude
  }
  let (far, near) = (remainder(1e-4), remainder(5e-5))
  for i in 0..<count { network.parameterMemory[i] = start[i] }
  guard near > 1e-13 * loss.magnitude else { return nil }
  return log2(far / near)
}
