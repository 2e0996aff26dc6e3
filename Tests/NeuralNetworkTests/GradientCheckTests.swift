import Testing

@testable import NeuralNetwork

@Suite struct GradientCheckTests {
  @Test func exposesTheDerivativeAtTheWrongPoint() throws {
    let wrong = try Network(numericExample(derivative: .activation)).checkGradients()
    #expect(!wrong.passes)
    #expect(wrong.entries.map(\.quantity) == [w(1), b(1), w(2), b(2)])
    #expect(wrong.entries.allSatisfy { $0.worst?.relativeDifference ?? 0 > 1e-2 })
    let right = try Network(numericExample(derivative: .preactivation)).checkGradients()
    #expect(right.passes)
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
    #expect(network.checkGradients().passes)
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
    #expect(check.passes)
    #expect(check.entries[0].kinks == [[0, 1], [1, 1]])
    #expect(check.entries[0].count == 2)
    #expect(check.entries[1].kinks == [[1]])
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
    #expect(check.entries[0].count + check.entries[0].kinks.count == count)
    #expect(check.entries[0].passes)
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
    #expect(entry.kinks == [[0, 0]])
  }

  @Test func checksSinglePrecisionInDouble() throws {
    var description = numericExample(derivative: .preactivation)
    description.precision = .float32
    #expect(try Network(description).checkGradients().passes)
  }

  /// A wrong gradient of the default step and tolerance stays one whatever is asked for; a right one
  /// fails for what it fails by.
  @Test(arguments: [
    (
      LayerDescription.DerivativePoint.preactivation, GradientCheckSettings(),
      GradientCheck.Verdict.pass
    ),
    (.preactivation, GradientCheckSettings(step: 10), .unsuitableStep),
    (.preactivation, GradientCheckSettings(step: 1e-3, tolerance: 1e-8), .unsuitableStep),
    (.preactivation, GradientCheckSettings(step: 1, tolerance: 10), .pass),
    (.activation, GradientCheckSettings(), .wrongGradient),
    (.activation, GradientCheckSettings(step: 10), .wrongGradient),
    (.activation, GradientCheckSettings(tolerance: 10), .wrongGradient),
    (.activation, GradientCheckSettings(step: 10, tolerance: 10), .wrongGradient),
  ])
  func saysWhyAGradientDoesNotPass(
    derivative: LayerDescription.DerivativePoint, settings: GradientCheckSettings,
    verdict: GradientCheck.Verdict
  ) throws {
    let check = try Network(numericExample(derivative: derivative)).checkGradients(settings)
    #expect(check.entries.map(\.verdict) == [verdict, verdict, verdict, verdict])
    #expect(check.passes == (verdict == .pass))
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
    #expect(check.entries[0].verdict == .wrongGradient)
  }

  /// With large inputs even the default step leaves an error, of the third derivative.
  @Test func saysThatAToleranceIsTooStrict() throws {
    let network = try Network(
      NetworkDescription(
        data: Dataset(inputs: integers([[10], [30]]), targets: integers([[1], [0]])),
        layers: [dense([[0.03]], biases: [0], Sigmoid())], loss: LossDescription(SquaredError())))
    let check = network.checkGradients(GradientCheckSettings(tolerance: 1e-14))
    #expect(check.entries.map(\.verdict) == [.strictTolerance, .pass])
  }

  /// No difference of rounded losses is exact, and none of so few roundings is held against a gradient.
  @Test func allowsForTheRoundingOfTheDifferences() throws {
    let check = try Network(numericExample(derivative: .preactivation))
      .checkGradients(GradientCheckSettings(tolerance: 1e-300))
    #expect(check.passes)
    #expect(check.entries.contains { $0.worst?.relativeDifference ?? 0 > 1e-300 })
  }
}
