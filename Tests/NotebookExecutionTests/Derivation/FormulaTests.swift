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

  static let activationNames = activations.names.filter { $0 != "softmax" }

  @Test(arguments: activationNames) func activationsAreAsWritten(name: String) throws {
    var settings = NoSettings()
    let activation = try #require(activations[name]?.init(settings: &settings) as? any Activation)
    let formula = try #require(ActivationFormula.named(name))
    let network = try network(
      activation, HalfSquaredError(), inputs: Self.points, targets: Self.points.map { _ in 9 })
    let a = try #require(network[.activation(layer: 1)]).elements
    let da = try #require(network[.gradient(.activation(layer: 1))]).elements
    let dz = try #require(network[.gradient(.preactivation(layer: 1))]).elements
    for (index, z) in Self.points.enumerated() {
      let reader = FormulaValue(values: [
        .identifier("z"): z, .identifier("a"): a[index], .identifier("π"): .pi,
        .identifier("α"): name == "selu" ? 1.6732632423543772 : activation.parameter,
        .identifier("λ"): 1.0507009873554805,
        .identifier("u"): (2 / Double.pi).squareRoot() * (z + 0.044715 * z * z * z),
      ])
      #expect(abs(try reader.value(.tex(formula.value)) - a[index]) < 1e-12, "at \(z)")
      let slope = dz[index] / da[index]
      #expect(abs(try reader.value(.tex(formula.derivative)) - slope) < 1e-12, "at \(z)")
      guard let short = formula.derivativeOfOutput else { continue }
      #expect(abs(try reader.value(.tex(short)) - slope) < 1e-12, "at \(z)")
    }
  }

  static let lossNames = losses.names.filter { $0 != "softmax-cross-entropy" }

  @Test(arguments: lossNames) func lossesAreAsWritten(name: String) throws {
    var settings = NoSettings()
    let loss = try #require(losses[name]?.init(settings: &settings) as? any Loss)
    let formula = try #require(LossFormula.named(name))
    let areProbabilities = [
      "binary-cross-entropy", "binary-cross-entropy-logits", "cross-entropy", "kl-divergence",
    ].contains(name)
    let outputs = [0.1, 0.25, 0.5, 0.75, 0.9, 0.3] + (areProbabilities ? [] : [2.5, -3])
    let numbers = [1, 0.25, 0.75, 1, 0.125, 1] + (areProbabilities ? [] : [-1.0, 1])
    let targets = loss.targetsAreSigns ? numbers.map { $0 > 0.5 ? 1 : -1 } : numbers
    let network = try network(Identity(), loss, inputs: outputs, targets: targets)
    let terms = try #require(network[.loss]).elements
    let slopes = try #require(network[.gradient(.activation(layer: 1))]).elements
    for (index, (a, y)) in zip(outputs, targets).enumerated() {
      let reader = FormulaValue(values: [
        .identifier("a"): a, .identifier("y"): y, .identifier("δ"): loss.parameter,
      ])
      #expect(abs(try reader.value(.tex(formula.term)) - terms[index]) < 1e-12, "\(a), \(y)")
      #expect(abs(try reader.value(.tex(formula.derivative)) - slopes[index]) < 1e-12, "\(a), \(y)")
    }
  }
}
