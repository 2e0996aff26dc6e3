import Testing

@testable import NeuralNetwork

@Suite struct GradientCheckTests {
  @Test func exposesTheDerivativeAtTheWrongPoint() throws {
    let wrong = try Network(numericExample(derivative: .activation)).checkGradients()
    #expect(wrong.verdict == .wrong)
    #expect(wrong.entries.map(\.quantity) == [w(1), b(1), w(2), b(2)])
    #expect(wrong.entries.allSatisfy { $0.worst?.relativeDifference ?? 0 > 1e-2 })
    let right = try Network(numericExample(derivative: .preactivation)).checkGradients()
    #expect(right.verdict == .right)
    #expect(right.entries.allSatisfy { $0.worst?.relativeDifference ?? 1 < 1e-7 })
    #expect(right.scale == 1)
  }

  @Test func saysByHowMuchTheDifferentiatedSumExceedsTheReportedMean() throws {
    let network = try Network(
      NetworkDescription(
        random: RandomSource(legacySeed: 1), data: xor,
        layers: [uniform(3, Tanh()), uniform(1, Sigmoid())],
        loss: LossDescription(BinaryCrossEntropy(), report: .mean, differentiate: .sum)))
    #expect(network.checkGradients().scale == 4)
    #expect(network.checkGradients().verdict == .right)
  }

  @Test func namesKinksInsteadOfFailing() throws {
    // With these weights the second unit's z is exactly 0 for the sample (1, 1), where ReLU has no derivative.
    let network = try Network(
      NetworkDescription(
        data: Dataset(inputs: integers([[1, 1]]), targets: integers([[1]])),
        layers: [
          dense([[0.5, 0.5], [0.25, -0.5]], biases: [0, 0], ReLU()),
          dense([[1], [1]], biases: [0], Identity()),
        ], loss: LossDescription(SquaredError())))
    let check = network.checkGradients()
    #expect(check.verdict == .right)
    let kinks = [[0, 1], [1, 1]].map { GradientCheck.LeftOut(index: $0, reason: .kink) }
    #expect(check.entries[0].leftOut == kinks)
    #expect(check.entries[0].count == 2)
    #expect(check.entries[1].leftOut == [GradientCheck.LeftOut(index: [1], reason: .kink)])
  }

  @Test func placesTheWorstElementAsAReaderSeesIt() throws {
    let check = try Network(numericExample(derivative: .activation)).checkGradients()
    let network = try Network(numericExample(derivative: .activation))
    network.forward()
    network.backward()
    let gradient = try #require(network[.gradient(w(1))])
    let worst = try #require(check.entries[0].worst)
    #expect(gradient.shape == [3, 2])
    #expect(gradient.elements[worst.index[0] * 2 + worst.index[1]] == worst.analytic)
  }

  @Test(arguments: [(1, 1), (4, 4), (6, 6), (7, 7), (12, 12), (13, 12)])
  func checksAtMostSoManyElements(_ limit: Int, _ count: Int) throws {
    let network = try Network(
      TrainingExample.classifier(inputs: 4, hidden: 3, samples: 5, precision: .float64))
    let check = network.checkGradients(GradientCheckSettings(elementLimit: limit))
    #expect(check.entries[0].count + check.entries[0].leftOut.count == count)
    #expect(check.entries[0].verdict == .right)
  }

  /// The sigmoid of 40 is 1, and log(1 − 1) is infinite.
  @Test func comparesNothingWhereTheLossIsNotFinite() throws {
    let network = try Network(
      NetworkDescription(
        data: Dataset(
          inputs: Tensor(shape: [1, 1], elements: [1]),
          targets: Tensor(shape: [1, 1], elements: [0])),
        layers: [dense([[40]], biases: [0], Sigmoid())],
        loss: LossDescription(BinaryCrossEntropy())))
    let entry = network.checkGradients().entries[0]
    #expect(entry.count == 0)
    #expect(entry.leftOut == [GradientCheck.LeftOut(index: [0, 0], reason: .notFinite)])
    #expect(entry.verdict == .undecided(.notFinite))
    #expect(entry.taylorSlope == nil)
  }

  @Test func checksSinglePrecisionInDouble() throws {
    var description = numericExample(derivative: .preactivation)
    description.precision = .float32
    #expect(try Network(description).checkGradients().verdict == .right)
  }

  /// What a step or a tolerance makes difficult makes no right gradient wrong, and no wrong one right.
  @Test(arguments: [
    (
      LayerDescription.DerivativePoint.preactivation, GradientCheckSettings(),
      GradientCheck.Verdict.right
    ),
    (.preactivation, GradientCheckSettings(step: 10), .right),
    (.preactivation, GradientCheckSettings(step: 1e-15), .right),
    (.preactivation, GradientCheckSettings(step: 1e-3, tolerance: 1e-8), .right),
    (.preactivation, GradientCheckSettings(step: 1, tolerance: 10), .right),
    (.activation, GradientCheckSettings(), .wrong),
    (.activation, GradientCheckSettings(step: 10), .wrong),
    (.activation, GradientCheckSettings(tolerance: 10), .wrong),
    (.activation, GradientCheckSettings(step: 10, tolerance: 10), .wrong),
  ])
  func judgesWhateverIsAskedFor(
    derivative: LayerDescription.DerivativePoint, settings: GradientCheckSettings,
    verdict: GradientCheck.Verdict
  ) throws {
    let check = try Network(numericExample(derivative: derivative)).checkGradients(settings)
    #expect(check.entries.map(\.verdict) == [verdict, verdict, verdict, verdict])
    #expect(check.verdict == verdict)
  }

  /// The one weight that is compared has the input 0, and so the same derivative either way.
  @Test func hearsTheSlopeOnElementsThatAreNotCompared() throws {
    var layer = dense([[0.5], [0.25]], biases: [0.1], Sigmoid())
    layer.derivative = .activation
    let network = try Network(
      NetworkDescription(
        data: Dataset(inputs: integers([[0, 1]]), targets: integers([[1]])), layers: [layer],
        loss: LossDescription(SquaredError())))
    let check = network.checkGradients(GradientCheckSettings(elementLimit: 1))
    #expect(check.entries[0].count == 1)
    #expect(check.entries[0].worst?.relativeDifference == 0)
    #expect(check.entries[0].verdict == .wrong)
  }

  /// No difference of rounded losses is exact, and none of so few roundings is held against a gradient.
  @Test func allowsForTheRoundingOfTheDifferences() throws {
    let check = try Network(numericExample(derivative: .preactivation))
      .checkGradients(GradientCheckSettings(tolerance: 1e-300))
    #expect(check.verdict == .right)
    #expect(check.entries.contains { $0.worst?.relativeDifference ?? 0 > 1e-300 })
  }

  /// The outputs are next to 1, and their rounding is large beside the loss.
  @Test(arguments: [8.0, 12, 14, 16, 18, 20], [Precision.float64, .float32])
  func passesConfidentUnits(_ weight: Double, _ precision: Precision) throws {
    let network = try one(
      weight: weight, input: 1, target: 1, Sigmoid(), BinaryCrossEntropy(), precision)
    let check = network.checkGradients()
    #expect(check.entries.map(\.verdict) == [.right, .right], "\(check.entries)")
  }

  /// Where inputs are large, the step that suits a weight is small.
  @Test(arguments: [255.0, 1e4, 1e6, 1e-4, 1e-6])
  func passesInputsOfAnySize(_ input: Double) throws {
    for activation in [Tanh(), Sigmoid(), GELU(), Softplus()] as [any Activation] {
      let network = try one(
        weight: 0.255 / input, input: input, target: -1, activation, SquaredError())
      let check = network.checkGradients()
      #expect(check.entries.map(\.verdict) == [.right, .right], "\(activation): \(check.entries)")
      #expect(check.entries.allSatisfy { $0.worst?.relativeDifference ?? 1 < 1e-6 })
    }
  }

  /// A derivative at the wrong point with inputs for which the usual step leaves all bounds.
  @Test func aSlopeIsANumberOrThereIsNone() throws {
    var layer = dense([[1e-9]], biases: [0], Sigmoid())
    layer.derivative = .activation
    let network = try Network(
      NetworkDescription(
        data: Dataset(inputs: integers([[1e9], [-1e9]]), targets: integers([[1], [0]])),
        layers: [layer], loss: LossDescription(BinaryCrossEntropy())))
    for entry in network.checkGradients().entries {
      #expect(entry.taylorSlope.map { $0 > 0.8 && $0 < 1.2 } ?? true, "\(entry)")
      #expect(entry.verdict != .right, "\(entry)")
    }
  }

  /// A unit that is all but off: its derivative is e⁻⁶⁰, beside a loss of 0.5.
  @Test func doesNotJudgeWhatIsLostInRounding() throws {
    let network = try Network(
      NetworkDescription(
        data: Dataset(inputs: integers([[1]]), targets: integers([[1]])),
        layers: [
          dense([[-60]], biases: [0], Sigmoid()), dense([[1]], biases: [0.3], Identity()),
        ], loss: LossDescription(SquaredError())))
    let check = network.checkGradients()
    #expect(
      check.entries.map(\.verdict)
        == [.undecided(.rounding), .undecided(.rounding), .undecided(.rounding), .right])
    #expect(check.verdict == .right)
    #expect(check.entries[0].leftOut.map(\.reason) == [.rounding])
  }

  /// Nothing that is on the other side of a kink says anything, but a little less far there is something.
  @Test func comesNearerToAKink() throws {
    let network = try Network(
      NetworkDescription(
        data: Dataset(inputs: integers([[1]]), targets: integers([[1]])),
        layers: [dense([[1e-7]], biases: [0], ReLU())], loss: LossDescription(SquaredError())))
    let check = network.checkGradients()
    #expect(check.entries.map(\.verdict) == [.right, .right])
    #expect(check.entries.allSatisfy { $0.leftOut.isEmpty })
  }

  /// A layer before a batch normalisation has biases that do nothing: what is computed for them is rounding.
  @Test(arguments: [1e-3, 1, 255, 1e4])
  func takesRoundingForZero(_ size: Double) throws {
    let network = try Network(
      NetworkDescription(
        data: Dataset(inputs: series([6, 3], times: size), targets: series([6, 1])),
        layers: [
          normal(4, Identity()), LayerDescription(BatchNormalization(), activation: Tanh()),
          normal(1, Identity()),
        ], loss: LossDescription(SquaredError())))
    let entries = network.checkGradients().entries
    #expect(entries.allSatisfy { $0.verdict == .right }, "\(entries)")
  }

  /// Where a derivative leaves the numbers, the loss being one, it is wrong.
  @Test(arguments: [Double.nan, .infinity])
  func aGradientThatIsNoNumberIsWrong(_ value: Double) throws {
    let probe = GradientProbe(try Network(numericExample(derivative: .preactivation)))
    probe.gradients[probe.parameters[0].offset] = value
    let check = probe.check(GradientCheckSettings())
    #expect(check.entries.map(\.verdict) == [.wrong, .right, .right, .right])
    #expect(check.entries[0].taylorSlope == nil)
  }

  /// One element of many, by a thousandth: all of them together do not show it.
  @Test func findsOneWrongElement() throws {
    let probe = GradientProbe(try Network(numericExample(derivative: .preactivation)))
    probe.gradients[probe.parameters[0].offset + 4] *= 1.001
    let entry = probe.check(probe.parameters[0], GradientCheckSettings())
    #expect(entry.verdict == .wrong)
    #expect(entry.worst?.index == probe.parameters[0].index(ofStored: 4))
    #expect(entry.taylorSlope.map { $0 < 1.2 } ?? true)
  }
}

/// A network of one weight.
private func one(
  weight: Double, input: Double, target: Double, _ activation: any Activation, _ loss: any Loss,
  _ precision: Precision = .float64
) throws -> Network {
  try Network(
    NetworkDescription(
      precision: precision,
      data: Dataset(
        inputs: Tensor(shape: [1, 1], elements: [input]),
        targets: Tensor(shape: [1, 1], elements: [target])),
      layers: [dense([[weight]], biases: [0], activation)], loss: LossDescription(loss)))
}
