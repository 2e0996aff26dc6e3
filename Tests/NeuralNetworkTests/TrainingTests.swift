import Testing

@testable import NeuralNetwork

@Suite struct TrainingTests {
  private func network(_ loss: LossDescription = LossDescription(SquaredError())) throws -> Network
  {
    try Network(
      NetworkDescription(
        random: RandomSource(legacySeed: 5), data: line,
        layers: [normal(3, Tanh()), normal(1, Identity())], loss: loss))
  }

  /// Ten samples of y = 2x − 1.
  private let line = Dataset(
    inputs: Tensor(shape: [10, 1], elements: (0..<10).map { Double($0) / 10 }),
    targets: Tensor(shape: [10, 1], elements: (0..<10).map { Double($0) / 5 - 1 }))

  @Test func inTwoPartsIsTheSameAsInOne() throws {
    let (whole, parts) = (try network(), try network())
    _ = try whole.train(TrainingPlan(epochs: 30), optimizer: Adam())
    _ = try parts.train(TrainingPlan(epochs: 10), optimizer: Adam())
    _ = try parts.train(TrainingPlan(epochs: 20), optimizer: Adam())
    #expect(whole.parameterDigestBytes == parts.parameterDigestBytes)
  }

  /// The second optimizer goes on with all that the first remembers, the powers of β₁ and β₂ too.
  @Test func aLaterRateIsTheSameAsASchedule() throws {
    let (whole, parts) = (try network(), try network())
    var plan = TrainingPlan(epochs: 20)
    plan.schedule = StepDecay(every: 10, factor: 0.5)
    _ = try whole.train(plan, optimizer: Adam(learningRate: 0.1))
    for rate in [0.1, 0.05] {
      _ = try parts.train(TrainingPlan(epochs: 10), optimizer: Adam(learningRate: rate))
    }
    #expect(whole.parameterDigestBytes == parts.parameterDigestBytes)
  }

  /// The second optimizer goes on with the velocity of the first, and by its own settings.
  @Test func otherSettingsOfTheSameRuleCount() throws {
    let same = try network()
    let other = try network()
    let fresh = try network()
    for network in [same, other] {
      _ = try network.train(TrainingPlan(epochs: 1), optimizer: Momentum(learningRate: 0.1))
    }
    _ = try fresh.train(TrainingPlan(epochs: 1), optimizer: SGD(learningRate: 0.1))
    #expect(other.parameterDigestBytes == fresh.parameterDigestBytes)
    _ = try same.train(TrainingPlan(epochs: 1), optimizer: Momentum(learningRate: 0.1))
    _ = try other.train(
      TrainingPlan(epochs: 1), optimizer: Momentum(learningRate: 0.1, momentum: 0.5))
    _ = try fresh.train(
      TrainingPlan(epochs: 1), optimizer: Momentum(learningRate: 0.1, momentum: 0.5))
    #expect(other.parameterDigestBytes != same.parameterDigestBytes)
    #expect(other.parameterDigestBytes != fresh.parameterDigestBytes)
  }

  /// Every pair of optimizers, in one network and in one whose optimizer remembers nothing.
  @Test(arguments: optimizers.names)
  func noRuleTakesOverTheStateOfAnother(name: String) throws {
    let all = optimizers.components(["learning-rate": 0.01])
    let first = try #require(all.first { type(of: $0).name == name })
    for second in all where type(of: second).name != name {
      let (continued, begun) = (try network(), try network())
      for network in [continued, begun] {
        _ = try network.train(TrainingPlan(epochs: 3), optimizer: first)
      }
      begun.optimizerState = nil
      for network in [continued, begun] {
        _ = try network.train(TrainingPlan(epochs: 3), optimizer: second)
      }
      #expect(
        continued.parameterDigestBytes == begun.parameterDigestBytes,
        "\(name), then \(type(of: second).name)")
    }
  }

  /// More samples than are evaluated at once.
  @Test(arguments: [Precision.float64, .float32])
  func theLossOfOtherSamplesIsSummedAsThatOfItsOwn(_ precision: Precision) throws {
    let network = try Network(
      TrainingExample.classifier(inputs: 20, hidden: 7, samples: 700, precision: precision))
    network.forward()
    let evaluation = network.evaluate(network.description.data)
    #expect(evaluation.loss == network[.loss]?.elements[0])
  }

  @Test func byHandIsTheSameAsByTrain() throws {
    let (trained, stepped) = (try network(), try network())
    _ = try trained.train(TrainingPlan(epochs: 3), optimizer: SGD(learningRate: 0.1))
    for _ in 0..<3 {
      stepped.forward()
      stepped.backward()
      stepped.update(SGD(learningRate: 0.1))
    }
    #expect(trained.parameterDigestBytes == stepped.parameterDigestBytes)
    #expect(trained.lastUpdate == stepped.lastUpdate)
    #expect(trained[.gradient(.activation(layer: 2))] == stepped[.gradient(.activation(layer: 2))])
  }

  @Test(arguments: [
    (10, 3, [0, 5, 10]), (10, 4, [0, 4, 8, 10]), (3, 41, [0, 1, 2, 3]), (1, 2, [0, 1]),
    (10, 0, []),
  ])
  func keepsFramesFromTheFirstToTheLast(epochs: Int, frames: Int, expected: [Int]) throws {
    let network = try network()
    let first = network.allParameters
    var plan = TrainingPlan(epochs: epochs)
    plan.frames = frames
    let history = try network.train(plan, optimizer: SGD(learningRate: 0.1))
    #expect(history.frames.map(\.epoch) == expected)
    guard frames > 0 else { return }
    #expect(history.frames.first?.parameters == first)
    #expect(history.frames.last?.parameters == network.allParameters)
  }

  @Test func aFrameIsTheStateOfAShorterTraining() throws {
    let (long, short) = (try network(), try network())
    var plan = TrainingPlan(epochs: 8)
    plan.frames = 3
    let frame = try long.train(plan, optimizer: Adam()).frames[1]
    _ = try short.train(TrainingPlan(epochs: 4), optimizer: Adam())
    #expect(frame.epoch == 4)
    #expect(frame.parameters == short.allParameters)
    let own = long.allParameters
    let loss = long.with(parameters: frame.parameters) { long.evaluate(line).loss }
    #expect(loss == short.evaluate(line).loss)
    #expect(long.allParameters == own)
  }

  @Test func framesOfAStoppedTrainingEndWhereItStopped() throws {
    let network = try network()
    var plan = TrainingPlan(epochs: 100)
    plan.frames = 3
    plan.stopBelow = .greatestFiniteMagnitude
    let history = try network.train(plan, optimizer: SGD(learningRate: 0.1))
    #expect(history.frames.map(\.epoch) == [0])
  }

  @Test func activationsOfTheLastLayerAreTheOutputs() throws {
    let network = try network()
    let rows = [0.25, -1, 3]
    let activations = network.activations(forRows: rows, samples: 3)
    #expect(activations.map(\.shape) == [[3, 3], [3, 1]])
    #expect(activations.last == network.outputs(forRows: rows, samples: 3))
  }

  @Test func dealsBatchesInNumPysOrder() throws {
    let network = try network()
    // The permutation that follows the draws of the parameters.
    var generator = RandomSource(legacySeed: 5).makeGenerator()
    for _ in 0..<6 { _ = generator.standardNormal() }
    let order = generator.permutation(10)
    _ = try network.train(TrainingPlan(epochs: 1, batchSize: 4), optimizer: SGD(learningRate: 0.1))
    let lastBatch = try #require(network[.inputs])
    #expect(lastBatch.elements == order[8...].map { Double($0) / 10 })
    #expect(network[.targets]?.elements == order[8...].map { Double($0) / 5 - 1 })
  }

  @Test func aBatchOfAllSamplesIsAFullBatch() throws {
    let (full, batch) = (try network(), try network())
    _ = try full.train(TrainingPlan(epochs: 5), optimizer: SGD(learningRate: 0.1))
    _ = try batch.train(TrainingPlan(epochs: 5, batchSize: 10), optimizer: SGD(learningRate: 0.1))
    #expect(full.parameterDigestBytes == batch.parameterDigestBytes)
  }

  @Test func recordsEveryFewEpochsAndStopsBelowALoss() throws {
    let network = try network()
    let history = try network.train(
      TrainingPlan(epochs: 10_000, recordEvery: 7, stopBelow: 0.01),
      optimizer: SGD(learningRate: 0.1))
    #expect(history.records.prefix(3).map(\.epoch) == [0, 7, 14])
    #expect(history.epochs < 10_000)
    network.forward()
    #expect(try #require(network[.loss]).elements[0] < 0.01)
  }

  /// A plan of 10,000 epochs has a point of its curve every 25; where it stops it has one more.
  @Test(arguments: [nil, 5])
  func theCurveGoesOnToTheEpochThatEndedTheTraining(_ batchSize: Int?) throws {
    let network = try network()
    let history = try network.train(
      TrainingPlan(epochs: 10_000, batchSize: batchSize, stopBelow: 0.01),
      optimizer: SGD(learningRate: 0.01))
    let last = try #require(history.curve.last)
    #expect(last.loss < 0.01)
    #expect(last.epoch % 25 != 0)
    // From all samples the loss is of the parameters before the update that is then not made.
    #expect(last.epoch == (batchSize == nil ? history.epochs : history.epochs - 1))
    #expect(history.curve.dropLast().allSatisfy { $0.epoch % 25 == 0 && $0.loss >= 0.01 })
  }

  @Test func namesTheEpochInWhichTheLossIsLost() throws {
    let network = try network()
    #expect(throws: TrainingError.self) {
      try network.train(TrainingPlan(epochs: 1000), optimizer: SGD(learningRate: 1e6))
    }
    var plan = TrainingPlan(epochs: 1_000_000_000)
    plan.budget = 1e-9
    for (epochs, batchSize) in [(1_000_000_000, nil), (1, nil), (1, 5)] {
      (plan.epochs, plan.batchSize) = (epochs, batchSize)
      #expect(throws: TrainingError.exceededBudget(epoch: 0, seconds: 1e-9)) {
        try self.network().train(plan, optimizer: SGD(learningRate: 0.1))
      }
    }
  }

  @Test func holdsOutTheLastSamples() throws {
    let network = try network()
    var plan = TrainingPlan(epochs: 4)
    plan.validationShare = 0.2
    let history = try network.train(plan, optimizer: SGD(learningRate: 0.1))
    let twin = try Network(
      NetworkDescription(
        random: RandomSource(legacySeed: 5),
        data: Dataset(
          inputs: Tensor(shape: [8, 1], elements: Array(line.inputs.elements[..<8])),
          targets: Tensor(shape: [8, 1], elements: Array(line.targets!.elements[..<8]))),
        layers: network.description.layers, loss: network.description.loss))
    _ = try twin.train(TrainingPlan(epochs: 4), optimizer: SGD(learningRate: 0.1))
    #expect(network.parameterDigestBytes == twin.parameterDigestBytes)
    let outputs = network.outputs(forRows: [0.8, 0.9], samples: 2)
    let errors = zip(outputs.elements, [0.6, 0.8]).map { ($0 - $1) * ($0 - $1) }
    #expect(abs(history.records[3].validationLoss! - (errors[0] + errors[1]) / 2) < 1e-15)
    plan.validationShare = 0.95
    #expect(throws: TrainingError.emptySplit) { try network.train(plan, optimizer: Adam()) }
  }

  /// Dropout is for what is learned from.
  @Test func validatesWithAllUnits() throws {
    var description = try network().description
    description.layers.insert(LayerDescription(Dropout(rate: 0.5)), at: 1)
    let network = try Network(description)
    var plan = TrainingPlan(epochs: 1)
    plan.validationShare = 0.5
    let history = try network.train(plan, optimizer: SGD(learningRate: 0.1))
    let outputs = network.outputs(forRows: Array(line.inputs.elements[5...]), samples: 5)
    let errors = zip(outputs.elements, line.targets!.elements[5...]).map { ($0 - $1) * ($0 - $1) }
    #expect(abs(history.records[0].validationLoss! - errors.reduce(0, +) / 5) < 1e-15)
  }

  @Test func stopsEarlyAndRestoresTheBest() throws {
    let network = try network()
    var plan = TrainingPlan(epochs: 1000)
    plan.earlyStopping = EarlyStopping(patience: 5, restoresBest: true)
    // A learning rate that makes the loss swing.
    let history = try network.train(plan, optimizer: Momentum(learningRate: 0.2, momentum: 0.95))
    let losses = history.records.map { $0.loss.elements[0] }
    let best = try #require(losses.firstIndex(of: losses.min()!))
    #expect(history.restoredEpoch == best)
    #expect(losses.count == best + 6)
    network.forward()
    #expect(network[.loss]?.elements[0] == losses[best])
  }

  @Test func aMiniBatchOfOneSampleLeavesTheRunningVarianceAlone() throws {
    func variance(after samples: Int) throws -> Tensor {
      var description = try network().description
      description.data = Dataset(
        inputs: Tensor(shape: [samples, 1], elements: [0.5, 2, -1, 7].dropLast(4 - samples)),
        targets: Tensor(shape: [samples, 1], elements: [1, 0, 1, 0].dropLast(4 - samples)))
      description.layers.insert(LayerDescription(BatchNormalization()), at: 0)
      let network = try Network(description)
      var plan = TrainingPlan(epochs: 1, batchSize: 3)
      plan.shuffles = false
      _ = try network.train(plan, optimizer: SGD(learningRate: 0.1))
      return try #require(network[.statistic("variance", layer: 1)])
    }
    #expect(try variance(after: 4) == variance(after: 3))
    #expect(try variance(after: 3).elements[0] != 1)
  }

  @Test func keepsFrozenParameters() throws {
    var description = try network().description
    description.layers[0].isTrainable = false
    let network = try Network(description)
    let before = network[w(1)]
    _ = try network.train(TrainingPlan(epochs: 3), optimizer: Adam())
    #expect(network[w(1)] == before)
    #expect(
      network.layerSummaries.map(\.frozenCount) == [network.layerSummaries[0].parameterCount, 0])
    #expect(network.checkGradients().entries.map(\.quantity) == [w(2), b(2)])
  }

  @Test func clipsAndPenalises() throws {
    func update(_ change: (inout GradientPreparation) -> Void) throws -> [ParameterChange] {
      var preparation = GradientPreparation()
      change(&preparation)
      let network = try network()
      network.update(SGD(learningRate: 1, preparation: preparation))
      return network.lastUpdate!
    }
    for change in try update({ $0.clipValue = 0.01 }) {
      for (before, after) in zip(change.before.elements, change.after.elements) {
        #expect(abs(before - after) <= 0.01 + 1e-15)
      }
    }
    let steps = try update { $0.clipNorm = 0.5 }.flatMap { change in
      zip(change.before.elements, change.after.elements).map { $0 - $1 }
    }
    #expect(abs(steps.reduce(0) { $0 + $1 * $1 }.squareRoot() - 0.5) < 1e-12)
    for change in try update({
      $0.l2 = 0.25; $0.l1 = 0.125; $0.weightDecay = 0.5
    }) {
      let isWeight = change.quantity == w(1) || change.quantity == w(2)
      for i in change.before.elements.indices {
        let (w, g) = (change.before.elements[i], change.gradient.elements[i])
        let penalty = (isWeight ? 1 : 0.5) * w + (isWeight ? w.sign == .minus ? -0.125 : 0.125 : 0)
        #expect(abs(change.after.elements[i] - (w - (g + penalty))) < 1e-15)
      }
    }
  }

  @Test(arguments: InstructionSet.allCases.filter(\.isSupported), Precision.allCases)
  func givesTheSameBitsWithEveryInstructionSet(_ set: InstructionSet, _ precision: Precision) throws
  {
    func digest(_ set: InstructionSet) throws -> [UInt8] {
      var description = try network().description
      description.precision = precision
      description.layers = [
        normal(7, GELU()), normal(5, TanhGELU()), normal(4, SELU()), normal(6, Softmax()),
        normal(3, Softplus()), LayerDescription(LayerNormalization(), activation: SiLU()),
        normal(1, Sigmoid()),
      ]
      description.loss = LossDescription(LogCosh())
      let network = try Network(description, instructionSet: set)
      _ = try network.train(TrainingPlan(epochs: 20, batchSize: 4), optimizer: NAdam())
      return network.parameterDigestBytes
    }
    #expect(try digest(set) == digest(.baseline))
  }
}
