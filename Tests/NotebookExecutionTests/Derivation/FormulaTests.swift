import Foundation
import NeuralNetwork
import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

/// The formulas on the page say what the engine computes.
@Suite struct FormulaTests {
  private static let points = [-4.0, -3, -1.5, -0.5, 0, 0.25, 1, 3, 3.5]

  /// The engine's result of one activation without a layer, and the loss on it.
  private func network(
    _ activation: any Activation, _ loss: any Loss, inputs: [Double], targets: [Double]
  ) throws -> Network {
    func sample(_ values: [Double]) -> Tensor {
      Tensor(shape: [1, values.count], elements: values)
    }
    let network = try Network(
      NetworkDescription(
        data: Dataset(inputs: sample(inputs), targets: sample(targets)),
        layers: [LayerDescription(ActivationOnly(), activation: activation)],
        loss: LossDescription(loss, report: .none, differentiate: .sum)))
    network.forward()
    network.backward()
    return network
  }

  /// Letters that some formulas define for themselves, at a point z.
  private static let letters: [String: [(Math, @Sendable (Double) -> Double)]] = [
    SELU.name: [
      (.identifier("α"), { _ in 1.6732632423543772 }),
      (.identifier("λ"), { _ in 1.0507009873554805 }),
    ],
    TanhGELU.name: [
      (.identifier("u"), { z in (2 / Double.pi).squareRoot() * (z + 0.044715 * z * z * z) })
    ],
  ]

  /// All but softmax, whose outputs belong together.
  static let activationNames = activations.names.filter { $0 != Softmax.name }

  @Test(arguments: activationNames) func activationsAreAsWritten(name: String) throws {
    let activation = try #require(activations.component(name))
    let formula = activation.formula
    let network = try network(
      activation, HalfSquaredError(), inputs: Self.points, targets: Self.points.map { _ in 9 })
    let a = try #require(network[.activation(layer: 1)]).elements
    let da = try #require(network[.gradient(.activation(layer: 1))]).elements
    let dz = try #require(network[.gradient(.preactivation(layer: 1))]).elements
    for (index, z) in Self.points.enumerated() {
      var reader = FormulaValue(values: [
        .identifier("z"): z, .identifier("a"): a[index], .identifier("π"): .pi,
      ])
      if let parameter = formula.parameter {
        reader.values[.tex(parameter.letter)] = parameter.value
      }
      for (letter, value) in Self.letters[name] ?? [] { reader.values[letter] = value(z) }
      #expect(abs(try reader.value(.tex(formula.value)) - a[index]) < 1e-12, "at \(z)")
      let slope = dz[index] / da[index]
      #expect(abs(try reader.value(.tex(formula.derivative)) - slope) < 1e-12, "at \(z)")
      guard let short = formula.derivativeOfOutput else { continue }
      #expect(abs(try reader.value(.tex(short)) - slope) < 1e-12, "at \(z)")
    }
  }

  /// What the formula explains at its end, and the reader of formulas takes as known.
  @Test func theDensityOfTheNormalDistributionIsAsWritten() throws {
    let density = try #require(
      Math.tex(GELU().formula.value).parts.split(separator: .symbol("=")).last)
    for t in Self.points {
      let reader = FormulaValue(values: [.identifier("t"): t, .identifier("π"): .pi])
      let value = try reader.value(.row(Array(density)))
      #expect(abs(value - exp(-t * t / 2) / (2 * Double.pi).squareRoot()) < 1e-15, "at \(t)")
    }
  }

  static let lossNames = losses.names.filter {
    losses.component($0)?.formula.isOfVectors == false
  }

  @Test(arguments: lossNames) func lossesAreAsWritten(name: String) throws {
    let loss = try #require(losses.component(name))
    let formula = loss.formula
    let areProbabilities = if case .range = loss.targets { true } else { false }
    let outputs = [0.1, 0.25, 0.5, 0.75, 0.9, 0.3] + (areProbabilities ? [] : [2.5, -3])
    let numbers = [1, 0.25, 0.75, 1, 0.125, 1] + (areProbabilities ? [] : [-1.0, 1])
    let targets = loss.targetsAreSigns ? numbers.map { $0 > 0.5 ? 1 : -1 } : numbers
    let network = try network(Identity(), loss, inputs: outputs, targets: targets)
    let terms = try #require(network[.loss]).elements
    let slopes = try #require(network[.gradient(.activation(layer: 1))]).elements
    for (index, (a, y)) in zip(outputs, targets).enumerated() {
      var reader = FormulaValue(values: [.identifier("a"): a, .identifier("y"): y])
      if let parameter = formula.parameter {
        reader.values[.tex(parameter.letter)] = parameter.value
      }
      #expect(abs(try reader.value(.tex(formula.term)) - terms[index]) < 1e-12, "\(a), \(y)")
      #expect(abs(try reader.value(.tex(formula.derivative)) - slopes[index]) < 1e-12, "\(a), \(y)")
    }
  }
}
