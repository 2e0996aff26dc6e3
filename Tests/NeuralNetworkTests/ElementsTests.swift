import Testing

@testable import NeuralNetwork

/// Components composed of elementwise operations: what whoever adds one relies on.
@Suite struct ElementsTests {
  /// An activation of which nothing but its value is said.
  struct Composed: Activation {
    static let name = "composed"
    static let summary = ""
    static let counterpart: String? = nil
    let formula = ActivationFormula(symbol: "f", value: "z", derivative: "1")
    let definition: ActivationDefinition

    init(_ value: @escaping @Sendable (Elements) -> Elements) { definition = .composed(value) }

    init(settings: inout some Settings) { self.init { $0 } }
  }

  /// A loss of which nothing but its terms is said: the squared relative error.
  struct ComposedLoss: Loss {
    static let name = "composed"
    static let summary = ""
    static let counterpart: String? = nil
    let formula = LossFormula(term: "a", derivative: "1")
    let definition = LossDefinition.composed { a, y in
      let error = (a - y) / (2 + y)
      return error * error
    }

    init() {}

    init(settings: inout some Settings) {}
  }

  static let functions: [(name: String, value: @Sendable (Elements) -> Elements)] = [
    ("a constant", { _ in 0.5 }), ("a sum", { z in z + 2 }), ("a difference", { z in 3 - z }),
    ("a product", { z in z * z * -z }), ("a quotient", { z in z / (2 + z * z) }),
    ("a quotient by a constant", { z in z / 3 }), ("a reciprocal", { z in 1 / (2 + z * z) }),
    ("magnitudes", { z in .abs(z) }), ("signs", { z in z * .sign(z) }),
    ("pieces", { z in .select(z .> 0, z, .select(z .<= -2, -1, 0.5 * z)) }),
    ("the larger", { z in .max(z, 0.5 * z) }), ("the smaller", { z in .min(1, z * z) }),
    ("equality", { z in .select(z .== 0, 0, z) }),
    ("a comparison", { z in z * (z .>= 0) + z * (z .< 0) }),
    ("square roots", { z in .squareRoot(1 + z * z) }), ("exp", { z in .exp(0.5 * z) }),
    ("expm1", { z in .expm1(0.5 * z) }), ("log", { z in .log(1 + z * z) }),
    ("log1p", { z in .log1p(z * z) }), ("tanh", { z in .tanh(z) }), ("erf", { z in .erf(z) }),
    ("sin", { z in .sin(z) }), ("cos", { z in .cos(z) }), ("sigmoid", { z in .sigmoid(z) }),
    ("mish", { z in z * .tanh(.log1p(.exp(z))) }),
  ]

  @Test(arguments: functions.indices)
  func derivativesFollowFromValues(_ index: Int) throws {
    try expectRightGradients(
      NetworkDescription(
        random: RandomSource(legacySeed: 3),
        data: Dataset(inputs: series([3, 3]), targets: series([3, 2])),
        layers: [normal(5, Composed(Self.functions[index].value)), normal(2, Tanh())],
        loss: LossDescription(ComposedLoss())))
  }

  /// The slope at a instead of z, as the kernels take it.
  @Test func derivativesAreTakenAtTheOutputToo() throws {
    func gradients(_ activation: any Activation) throws -> [Double] {
      let network = try Network(
        NetworkDescription(
          data: Dataset(inputs: series([6, 4]), targets: series([6, 4], times: 2)),
          layers: [
            LayerDescription(ActivationOnly(), activation: activation, derivative: .activation)
          ], loss: LossDescription(HalfSquaredError())))
      network.forward()
      network.backward()
      return try #require(network[.gradient(.preactivation(layer: 1))]).elements
    }
    #expect(try gradients(Composed { .tanh($0) }) == gradients(Tanh()))
    #expect(try gradients(Composed { .sigmoid($0) }) == gradients(Sigmoid()))
  }

  /// More elements than a block has, the last block in part, in both precisions.
  @Test(arguments: [Precision.float64, .float32], [1, 63, 64, 65, 1000])
  func computesEveryElement(_ precision: Precision, _ count: Int) throws {
    let inputs = Tensor(shape: [1, count], elements: (0..<count).map { Double($0) })
    let network = try Network(
      NetworkDescription(
        precision: precision, data: Dataset(inputs: inputs),
        layers: [LayerDescription(ActivationOnly(), activation: Composed { 2 * $0 + 1 })]))
    network.forward()
    #expect(network[.activation(layer: 1)]?.elements == (0..<count).map { Double(2 * $0 + 1) })
  }

  /// Parts that are used twice are computed once.
  @Test func equalPartsAreSharedBetweenExpressions() throws {
    let z = Elements.operand(0)
    // A tree of 2⁶⁰ leaves.
    let value = (0..<60).reduce(z) { value, _ in value * value }
    let (memory, results) = (Memory(.float64, [1]), (0..<3).map { _ in Memory(.float64, [0]) })
    let program = ElementsProgram(
      [value, z * z, z * z], over: [memory.base], into: results.map(\.base), count: 1,
      InstructionSet.baseline.tables.float64, .float64)
    program.run()
    #expect(results.map { $0[0] } == [1, 1, 1])
    // 60 products, and a copy of the one that goes to two places.
    #expect(program.instructionCount == 61)
  }

  /// For a = 3 and b = 5, what becomes of them.
  static let exchanges: [(@Sendable (Elements, Elements) -> [Elements], [Double])] = [
    ({ a, b in [2 * b, a - b] }, [10, -2]), ({ a, b in [b, a] }, [5, 3]),
    ({ a, b in [a - b, a] }, [-2, 3]), ({ a, b in [b, a - b] }, [5, -2]),
    ({ a, b in [a + b, (a + b) * a] }, [8, 24]), ({ a, b in [a, a] }, [3, 3]),
    ({ a, b in [7, b] }, [7, 5]),
  ]

  /// What an expression overwrites is read first.
  @Test(arguments: exchanges.indices)
  func resultsMayTakeThePlaceOfOperands(_ index: Int) {
    let (expressions, results) = Self.exchanges[index]
    let (x, y) = (Memory(.float64, [3]), Memory(.float64, [5]))
    let program = ElementsProgram(
      expressions(.operand(0), .operand(1)), over: [x.base, y.base], into: [x.base, y.base],
      count: 1, InstructionSet.baseline.tables.float64, .float64)
    program.run()
    #expect([x[0], y[0]] == results)
  }
}
