import NeuralNetwork
import TestSupport
import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

@Suite struct DerivationTests {
  /// A network to write out: names of its parts, and what is made of the loss.
  struct Case: CustomTestStringConvertible, Sendable {
    var activation = "sigmoid"
    var last = "sigmoid"
    var loss = "half-squared-error"
    var report = LossDescription.Report.mean
    var differentiate = LossDescription.Reduction.mean
    var orientation = Orientation.inputOutput
    var samples = 3
    var widths = [2, 3, 2]
    var derivative = LayerDescription.DerivativePoint.preactivation

    var testDescription: String {
      "\(activation) \(last) \(loss) \(report) \(differentiate) \(orientation) \(samples) \(widths)"
    }
  }

  static let cases: [Case] = {
    var cases = activations.names.map { Case(activation: $0) }
    cases += losses.names.map { name in
      let last =
        name.hasSuffix("entropy") && name != "softmax-cross-entropy" ? "softmax" : "identity"
      return Case(
        last: name == "binary-cross-entropy" || name == "kl-divergence" ? "sigmoid" : last,
        loss: name)
    }
    cases += [
      Case(last: "softmax", loss: "squared-error"), Case(loss: "squared-error", widths: [2, 1]),
      Case(activation: "tanh", loss: "huber", widths: [1, 1, 1]),
      Case(last: "sigmoid", loss: "binary-cross-entropy", widths: [2, 2, 1]),
      Case(activation: "tanh", samples: 1, derivative: .activation),
      Case(activation: "relu", widths: [3, 4, 4, 3, 2]),
    ]
    for orientation in Orientation.allCases {
      for report in LossDescription.Report.allCases {
        for differentiate in LossDescription.Reduction.allCases {
          for samples in [1, 2, 4] {
            cases.append(
              Case(
                report: report, differentiate: differentiate, orientation: orientation,
                samples: samples))
          }
        }
      }
    }
    return cases
  }()

  /// The network of a case after one step, and that step.
  private func step(_ test: Case) throws -> (network: Network, pass: WorkedPass) {
    let isColumns = test.orientation == .outputInput
    func batch(_ features: Int, _ value: (Int, Int) -> Double) -> Tensor {
      let (rows, columns) = isColumns ? (features, test.samples) : (test.samples, features)
      return Tensor(
        shape: [rows, columns],
        elements: (0..<rows).flatMap { row in
          (0..<columns).map { isColumns ? value($0, row) : value(row, $0) }
        })
    }
    let outputs = try #require(test.widths.last)
    let source = ParameterSource.drawn(Uniform(), trainable: true)
    let layers = try test.widths.indices.dropFirst().map { index in
      let name = index == test.widths.count - 1 ? test.last : test.activation
      let function = try #require(activations.component(name))
      return LayerDescription(
        Dense(units: test.widths[index], weights: source, biases: source), activation: function,
        derivative: test.derivative)
    }
    let loss = try #require(losses.component(test.loss))
    let network = try Network(
      NetworkDescription(
        orientation: test.orientation, random: RandomSource(legacySeed: 3),
        data: Dataset(
          inputs: batch(test.widths[0]) { Double($0) - 0.7 * Double($1) },
          targets: batch(outputs) { $0 % outputs == $1 ? 1 : loss.targetsAreSigns ? -1 : 0 }),
        layers: layers,
        loss: LossDescription(loss, report: test.report, differentiate: test.differentiate)))
    network.forward()
    network.backward()
    network.update(SGD(learningRate: 0.5))
    return (network, try #require(WorkedPass(network, updatedBy: SGD(learningRate: 0.5))))
  }

  /// The numbers with 12 decimals in a formula's TeX, without their signs.
  private func numbers(_ tex: String) -> Set<String> {
    let parts = tex.split { !"0123456789.".contains($0) }.map(String.init)
    return Set(parts.filter { ($0.split(separator: ".").last?.count ?? 0) == 12 })
  }

  private func printed(_ values: [Double]) -> Set<String> {
    Set(values.map { NumberText.fixed($0.magnitude, decimals: 12) })
  }

  /// Each number that is printed is one that the engine computed, and each that it computed for
  /// the sample is printed.
  @Test(arguments: cases) func printsTheEnginesNumbers(test: Case) throws {
    let (network, pass) = try step(test)
    let changes = try #require(network.lastUpdate)
    let parameters = changes.flatMap { [$0.before, $0.gradient, $0.after] }.flatMap(\.elements)
    let layers = (1...pass.layers.count)
    let quantities = layers.flatMap { layer -> [Quantity] in
      let values: [Quantity] = [.preactivation(layer: layer), .activation(layer: layer)]
      return values + values.map { .gradient($0) }
    }
    let batches = try ([.inputs, .targets] + quantities).map { try #require(network[$0]) }
    let loss = try #require(network[.loss])
    let known = printed(parameters + batches.flatMap(\.elements) + loss.elements)
    for sample in 0..<pass.samples {
      let derivation = DerivationWriter(pass, sample: sample, digits: 12).derivation
      let shown = derivation.sections.flatMap(\.formulas).reduce(into: Set<String>()) {
        $0.formUnion(numbers($1.tex))
      }
      #expect(shown.subtracting(known).isEmpty)
      let own = batches.flatMap { pass.sample(sample, of: $0).elements }
      let result = loss.shape.isEmpty ? loss.elements : pass.sample(sample, of: loss).elements
      #expect(printed(own + parameters + result).subtracting(shown).isEmpty)
    }
  }

  /// Both languages are well-formed, and say the same.
  @Test(arguments: cases) func isWellFormed(test: Case) throws {
    let (_, pass) = try step(test)
    for digits in [nil, 3] {
      let derivation = DerivationWriter(pass, sample: 0, digits: digits).derivation
      for formula in derivation.sections.flatMap(\.formulas) {
        #expect(try TeXParser.parse(formula.tex).mathML(isDisplay: true) == formula.mathML)
        #expect(try MarkupReader.elements(of: formula.mathML)[0].name == "math")
      }
      let titles = derivation.sections.map(\.title)
      #expect(titles.count == 2 * pass.layers.count + 3)
      #expect(try !MarkupReader.elements(of: derivation.html(caption: "C")).isEmpty)
    }
  }

  /// Each component's formula can be set.
  @Test func coversTheCatalogues() throws {
    for name in activations.names {
      let formula = try #require(activations.component(name)).formula
      for tex in [formula.symbol, formula.value, formula.derivative] {
        _ = try TeXParser.parse(tex)
      }
    }
    for name in losses.names {
      let formula = try #require(losses.component(name)).formula
      for tex in [formula.term, formula.derivative] { _ = try TeXParser.parse(tex) }
    }
    for name in optimizers.names {
      for tex in type(of: try #require(optimizers.component(name))).formula {
        _ = try TeXParser.parse(tex)
      }
    }
  }

  @Test func largeMatricesAreShortened() throws {
    let (_, pass) = try step(Case(widths: [9, 20, 1]))
    let tex = DerivationWriter(pass, sample: 0, digits: 2).derivation.sections
      .flatMap(\.formulas).map(\.tex).joined()
    #expect(tex.contains("\\ddots") && tex.contains("\\vdots") && tex.utf8.count < 8000)
  }

  static let printedNumbers: [([Double], [String])] = [
    ([1, 2], ["1", "2"]), ([0.5, 0.25], ["0.50", "0.25"]), ([1 / 3], ["0.3333"]),
    ([0.00078544], ["0.0007854"]), ([1.2e-9, 0], ["1.200e-09", "0"]), ([2.5e7], ["2.500e+07"]),
    ([-0.0, 1], ["-0", "1"]), ([.nan, 1], ["nan", "1.0000"]),
  ]

  @Test(arguments: printedNumbers)
  func numbersArePrinted(_ values: [Double], _ texts: [String]) {
    #expect(NumberSetter().texts(Tensor(shape: [values.count], elements: values)) == texts)
  }
}
