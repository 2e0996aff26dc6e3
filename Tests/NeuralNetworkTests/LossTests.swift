import Testing

@testable import NeuralNetwork

/// Losses where digits are easily lost, against exact values made by `Scripts/goldens/make-numpy`.
@Suite struct LossTests {
  struct Example: Decodable, CustomTestStringConvertible {
    let loss: String
    let precision: String
    /// Samples × outputs, as all that follows.
    let outputs: [[Double]]
    let targets: [[Double]]
    let terms: [[Double]]
    let slopes: [[Double]]

    var testDescription: String { "\(loss), \(precision)" }
  }

  static let examples = (try? Golden.cases(Example.self, "exact-losses.json")) ?? []

  /// Each operation of a loss may round; none may cancel what another has rounded.
  @Test(arguments: examples)
  func keepsItsDigits(_ example: Example) throws {
    let loss = try #require(losses.components().first { type(of: $0).name == example.loss })
    let network = try network(
      example.outputs, example.targets, loss, #require(Precision(rawValue: example.precision)))
    try expect(network[.loss], example.terms, "term", of: example)
    try expect(network[.gradient(.activation(layer: 1))], example.slopes, "slope", of: example)
  }

  @Test func everyLossIsLookedAt() {
    for precision in Precision.allCases {
      let names = Self.examples.filter { $0.precision == precision.rawValue }.map(\.loss)
      #expect(Set(names) == Set(losses.names))
    }
  }

  /// A certain and right answer costs 0, and not -0.
  @Test(arguments: losses.components().indices)
  func noLossIsZeroWithoutASign(_ index: Int) throws {
    let loss = losses.components()[index]
    let outputs: [[Double]] =
      switch loss.outputs {
      case .logits: [[5000, -5000], [-5000, 5000]]
      case .logProbabilities: [[0, -1000], [-1000, 0]]
      case .any, .probabilities: [[1, 0], [0, 1]]
      }
    let targets: [[Double]] = loss.targetsAreSigns ? [[1, -1], [-1, 1]] : [[1, 0], [0, 1]]
    let network = try network(outputs, targets, loss, .float64)
    let terms = try #require(network[.loss]).elements
    #expect(terms.allSatisfy { $0 == 0 && $0.sign == .plus }, "\(terms)")
  }

  /// What an infinite logit is certain of costs nothing.
  @Test func anInfiniteLogitMayBeRight() throws {
    let network = try network(
      [[.infinity, -.infinity]], [[1, 0]], LogitBinaryCrossEntropy(), .float64)
    #expect(network[.loss]?.elements == [0, 0])
    #expect(network[.gradient(.activation(layer: 1))]?.elements == [0, 0])
  }

  /// The example that showed it: the answer of a logit of -40, by way of the sigmoid.
  @Test func aConfidentNoHasACost() throws {
    let network = try Network(
      NetworkDescription(
        data: Dataset(
          inputs: Tensor(shape: [1, 1], elements: [-40]),
          targets: Tensor(shape: [1, 1], elements: [0])),
        layers: [LayerDescription(ActivationOnly(), activation: Sigmoid())],
        loss: LossDescription(BinaryCrossEntropy())))
    network.forward()
    #expect(network[.loss]?.elements == [4.248354255291589e-18])
  }

  /// A network that hands outputs on to a loss, after both passes.
  private func network(
    _ outputs: [[Double]], _ targets: [[Double]], _ loss: any Loss, _ precision: Precision
  ) throws -> Network {
    func tensor(_ rows: [[Double]]) -> Tensor {
      Tensor(shape: [rows.count, rows[0].count], elements: rows.flatMap { $0 })
    }
    let network = try Network(
      NetworkDescription(
        precision: precision, data: Dataset(inputs: tensor(outputs), targets: tensor(targets)),
        layers: [LayerDescription(ActivationOnly())],
        loss: LossDescription(loss, report: .none, differentiate: .sum)))
    network.forward()
    network.backward()
    return network
  }

  private func expect(
    _ values: Tensor?, _ exact: [[Double]], _ what: String, of example: Example
  ) throws {
    let values = try #require(values).elements
    let (outputs, targets) = (example.outputs.flatMap { $0 }, example.targets.flatMap { $0 })
    try #require(values.count == outputs.count)
    // The quotient that log-cosh is made of takes more operations than other losses.
    let roundings = example.loss == LogCosh.name ? 8.0 : 4
    for (i, exact) in exact.joined().enumerated() {
      let unit =
        example.precision == "float64" ? exact.ulp : Double(Float(exact).ulp)
      #expect(
        (values[i] - exact).magnitude <= roundings * unit,
        "\(what) of \(outputs[i]) for \(targets[i]): \(values[i]), exactly \(exact)")
    }
  }
}
