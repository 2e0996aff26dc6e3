import Testing

@testable import NeuralNetwork

/// Values and gradients against PyTorch's, see `Scripts/goldens/pytorch_goldens.py`.
@Suite struct PyTorchTests {
  private static let goldens: [String: [Double]] = {
    let lines = (try? Golden.lines("pytorch.txt")) ?? []
    return Dictionary(
      uniqueKeysWithValues: lines.map { line in
        let parts = line.split(separator: "=")
        let numbers = parts[1].split(separator: " ").compactMap { Double($0) }
        return (parts[0].trimmingSuffix(" "), numbers)
      })
  }()

  private func expect(
    _ values: Tensor?, _ key: String, tolerance: Double = 1e-13,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try #require(Self.goldens[key], "\(key)", sourceLocation: sourceLocation)
    let actual = try #require(values, sourceLocation: sourceLocation).elements
    #expect(actual.count == expected.count, sourceLocation: sourceLocation)
    let scale = expected.map(\.magnitude).max() ?? 0
    for (a, e) in zip(actual, expected) {
      #expect(
        abs(a - e) <= tolerance * scale, "\(key): \(a), PyTorch \(e)",
        sourceLocation: sourceLocation)
    }
  }

  /// All but the one that computes nothing.
  static let activations = NeuralNetwork.activations.components().filter {
    type(of: $0).counterpart != nil && !($0 is Identity)
  }

  @Test(arguments: activations.indices)
  func agreesOnActivations(_ index: Int) throws {
    let activation = Self.activations[index]
    let network = try Network(
      NetworkDescription(
        data: Dataset(inputs: series([6, 4], times: 4), targets: series([6, 4], times: -1)),
        layers: [LayerDescription(ActivationOnly(), activation: activation)], loss: handingOn))
    network.forward()
    network.backward()
    let key = "activation \(type(of: activation).name)"
    try expect(network[.activation(layer: 1)], "\(key) a")
    // PyTorch multiplies by 1/6 rounded to single precision in hard-sigmoid's backward pass.
    let tolerance = activation is HardSigmoid ? 1e-7 : 1e-13
    try expect(
      network[.gradient(.preactivation(layer: 1))], "\(key) dz", tolerance: tolerance)
  }

  /// The losses with the outputs and targets of the goldens; those that are not listed with any that they
  /// are for.
  static let losses = {
    let names = listedLosses.map(\.0)
    return listedLosses
      + NeuralNetwork.losses.components().filter {
        type(of: $0).counterpart != nil && !names.contains(type(of: $0).name)
      }.map { loss in
        let domain = LossDomain(of: loss)
        return (
          type(of: loss).name, loss, through(outputs, domain.activation),
          domain.targets(like: targets)
        )
      }
  }()

  private static let listedLosses: [(String, any Loss, outputs: Tensor, targets: Tensor)] = [
    ("squared-error", SquaredError(), outputs, targets),
    ("half-squared-error", HalfSquaredError(), outputs, targets),
    ("absolute-error", AbsoluteError(), outputs, targets),
    ("huber", Huber(threshold: 0.5), outputs, targets),
    ("log-cosh", LogCosh(), outputs, targets),
    ("hinge", Hinge(), series([6, 4], times: 1.7), signs),
    ("binary-cross-entropy", BinaryCrossEntropy(), through(outputs, Sigmoid()), yes),
    (
      "binary-cross-entropy-logits", LogitBinaryCrossEntropy(), series([6, 4], times: 730), yes
    ),
    ("cross-entropy", CrossEntropy(), through(outputs, Softmax()), classes),
    ("softmax-cross-entropy", SoftmaxCrossEntropy(), series([6, 4], times: 730), classes),
    ("softmax-cross-entropy-smoothed", SoftmaxCrossEntropy(smoothing: 0.1), outputs, classes),
    ("negative-log-likelihood", NegativeLogLikelihood(), outputs, classes),
    (
      "kl-divergence", KullbackLeibler(), through(outputs, Softmax()), through(targets, Softmax())
    ),
  ]

  @Test(arguments: losses.indices)
  func agreesOnLosses(_ index: Int) throws {
    let (name, loss, outputs, targets) = Self.losses[index]
    let network = try Network(
      NetworkDescription(
        data: Dataset(inputs: outputs, targets: targets),
        layers: [LayerDescription(ActivationOnly())], loss: LossDescription(loss)))
    network.forward()
    network.backward()
    try expect(network[.loss], "loss \(name) value")
    try expect(network[.gradient(.activation(layer: 1))], "loss \(name) da")
  }

  static let fused: [(any Loss, any Activation, targets: Tensor)] = [
    (BinaryCrossEntropy(), Sigmoid(), yes), (CrossEntropy(), Softmax(), classes),
  ]

  /// Where the gradient with respect to z is computed as a − y.
  @Test(arguments: fused.indices)
  func agreesOnLossesFusedWithActivations(_ index: Int) throws {
    let (loss, activation, targets) = Self.fused[index]
    let network = try Network(
      NetworkDescription(
        data: Dataset(inputs: outputs, targets: targets),
        layers: [
          LayerDescription(ActivationOnly(), activation: activation, derivative: .preactivation)
        ], loss: LossDescription(loss)))
    network.forward()
    network.backward()
    let key = "fused \(type(of: loss).name)"
    try expect(network[.loss], "\(key) value")
    try expect(network[.gradient(.preactivation(layer: 1))], "\(key) dz")
  }

  static let optimizers = {
    let names = listedOptimizers.map(\.0)
    return listedOptimizers
      + NeuralNetwork.optimizers.components(["learning-rate": 0.1]).filter {
        type(of: $0).counterpart != nil && !names.contains(type(of: $0).name)
      }.map { (type(of: $0).name, $0) }
  }()

  /// Those whose goldens were made with settings of their own.
  private static let listedOptimizers: [(String, any Optimizer)] = [
    ("sgd-weight-decay", SGD(learningRate: 0.1, preparation: decay)),
    ("adadelta", Adadelta(learningRate: 1)),
    ("adamw", AdamW(learningRate: 0.1, weightDecay: 0.05)),
    ("lion", Lion(learningRate: 0.1, weightDecay: 0.05)),
    ("clip-value", SGD(learningRate: 0.1, preparation: clipped(value: 0.05))),
    ("clip-norm", SGD(learningRate: 0.1, preparation: clipped(norm: 0.05))),
  ]

  @Test(arguments: optimizers.indices)
  func agreesOnOptimizers(_ index: Int) throws {
    let (name, optimizer) = Self.optimizers[index]
    let layer = Dense(
      weights: .literal(series([3, 2]), trainable: true),
      biases: .literal(series([2]), trainable: true))
    let network = try Network(
      NetworkDescription(
        data: Dataset(inputs: series([5, 3]), targets: flipped(series([5, 2]))),
        layers: [LayerDescription(layer, activation: Tanh())],
        loss: LossDescription(SquaredError())))
    _ = try network.train(TrainingPlan(epochs: 10), optimizer: optimizer)
    // PyTorch adds 10⁻⁶ to the norm.
    let tolerance = name == "clip-norm" ? 1e-6 : 1e-12
    try expect(network[w(1)], "optimizer \(name) W", tolerance: tolerance)
    try expect(network[b(1)], "optimizer \(name) b", tolerance: tolerance)
  }

  static let layers: [(String, any Transform, output: [Int], letters: [(String, String)])] = [
    (
      "conv2d", Convolution(filters: 2, kernel: [3, 2], stride: [2, 1], padding: [1, 0]),
      [2, 2, 3, 3], [("W", "dweight"), ("b", "dbias")]
    ),
    (
      "max-pooling", MaximumPooling(kernel: [2, 2], stride: [1, 1], padding: [1, 1]), [2, 3, 6, 5],
      []
    ),
    ("average-pooling", AveragePooling(kernel: [3, 2], padding: [1, 1]), [2, 3, 2, 3], []),
    (
      "batch-normalization", BatchNormalization(), [2, 3, 5, 4],
      [("gamma", "dweight"), ("beta", "dbias")]
    ),
    (
      "layer-normalization", LayerNormalization(), [2, 3, 5, 4],
      [("gamma", "dweight"), ("beta", "dbias")]
    ),
  ]

  @Test(arguments: layers.indices)
  func agreesOnLayers(_ index: Int) throws {
    let (name, transform, output, letters) = Self.layers[index]
    let network = try Network(
      NetworkDescription(
        data: Dataset(inputs: series([2, 3, 5, 4]), targets: minusSquares(series(output))),
        layers: [LayerDescription(ActivationOnly()), LayerDescription(transform)],
        loss: handingOn))
    for parameter in network.blueprint.layers[1].parameters where parameter.isTrainable {
      network.set(parameter, series(parameter.shape).elements)
    }
    network.forward()
    network.backward()
    try expect(network[.preactivation(layer: 2)], "layer \(name) z", tolerance: 1e-12)
    try expect(network[.gradient(.activation(layer: 1))], "layer \(name) dx", tolerance: 1e-12)
    for (letter, its) in letters {
      let gradient = network[.gradient(.parameter(letter, layer: 2))]
      try expect(gradient, "layer \(name) \(its)", tolerance: 1e-12)
    }
    if transform is BatchNormalization {
      try expect(network[.statistic("mean", layer: 2)], "layer \(name) running_mean")
      try expect(network[.statistic("variance", layer: 2)], "layer \(name) running_var")
    }
  }

  /// What PyTorch has too is compared with it.
  @Test func nothingIsLeftOut() {
    // Dense layers are compared by what optimizers make of them, and views compute nothing.
    let layers = Self.layers.map(\.0) + [Dense.name, Flatten.name, ActivationOnly.name]
    let schedules = Self.schedules.map(\.0) + [ReduceOnPlateau.name]
    #expect(Set(transforms.namesWithCounterpart).subtracting(layers).isEmpty)
    #expect(Set(NeuralNetwork.schedules.namesWithCounterpart).subtracting(schedules).isEmpty)
  }

  @Test func agreesOnPlateaus() throws {
    let schedule = ReduceOnPlateau(factor: 0.3, patience: 2)
    var memory = ScheduleMemory()
    let rates = (0..<20).map { epoch in
      let rate = schedule.rate(
        0.5, at: SchedulePosition(epoch: epoch, epochs: 20, memory: memory))
      schedule.observe(epoch < 12 ? 1 / Double(min(epoch + 1, 4)) : 1 / Double(epoch), &memory)
      return rate
    }
    try expect(Tensor(shape: [20], elements: rates), "schedule on-plateau rates")
  }

  static let schedules: [(String, any Schedule, epochs: Int)] = [
    ("step", StepDecay(every: 6, factor: 0.3), 20),
    ("exponential", ExponentialDecay(factor: 0.9), 20),
    ("cosine", CosineDecay(), 20),
    ("cosine-restarts", CosineDecay(period: 4, growth: 2), 20),
    ("cosine-warm-up", CosineDecay(warmUp: 5), 20),
    ("polynomial", PolynomialDecay(power: 2), 20),
    ("one-cycle", OneCycle(), 21),
  ]

  @Test(arguments: schedules.indices)
  func agreesOnSchedules(_ index: Int) throws {
    let (name, schedule, epochs) = Self.schedules[index]
    let rates = (0..<20).map {
      schedule.rate(
        0.5, at: SchedulePosition(epoch: $0, epochs: epochs, memory: ScheduleMemory()))
    }
    try expect(
      Tensor(shape: [20], elements: rates), "schedule \(name) rates", tolerance: 1e-13)
  }
}

/// A loss whose gradient is minus the targets, to start a backward pass from any numbers.
private let handingOn = LossDescription(NegativeLogLikelihood(), differentiate: .sum)
private let outputs = series([6, 4])
private let targets = Tensor(
  shape: [6, 4], elements: flipped(series([6, 4])).elements.map { $0 * 0.7 })
private let yes = Tensor(shape: [6, 4], elements: targets.elements.map { $0 > 0 ? 1 : 0 })
private let signs = Tensor(shape: [6, 4], elements: yes.elements.map { 2 * $0 - 1 })
private let classes = Tensor(shape: [6], elements: [0, 2, 3, 1, 0, 2])
private let decay: GradientPreparation = {
  var preparation = GradientPreparation()
  preparation.weightDecay = 0.05
  return preparation
}()

private func clipped(value: Double? = nil, norm: Double? = nil) -> GradientPreparation {
  var preparation = GradientPreparation()
  preparation.clipValue = value
  preparation.clipNorm = norm
  return preparation
}

/// Minus the squares of all elements.
private func minusSquares(_ tensor: Tensor) -> Tensor {
  Tensor(shape: tensor.shape, elements: tensor.elements.map { -$0 * $0 })
}

/// A matrix with its rows in opposite order.
private func flipped(_ tensor: Tensor) -> Tensor {
  let width = tensor.shape[1]
  let rows = (0..<tensor.shape[0]).reversed().flatMap {
    tensor.elements[$0 * width..<($0 + 1) * width]
  }
  return Tensor(shape: tensor.shape, elements: rows)
}

/// What an activation makes of a matrix.
private func through(_ tensor: Tensor, _ activation: any Activation) -> Tensor {
  let network = try? Network(
    NetworkDescription(
      data: Dataset(inputs: tensor),
      layers: [LayerDescription(ActivationOnly(), activation: activation)]))
  network?.forward()
  return network?[.activation(layer: 1)] ?? tensor
}

extension Substring {
  /// The text without a suffix.
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    String(hasSuffix(suffix) ? dropLast(suffix.count) : self)
  }
}
