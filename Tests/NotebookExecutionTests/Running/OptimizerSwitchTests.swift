import NeuralNetwork
import Testing

@testable import NotebookExecution

/// Blocks that change the optimizer.
@Suite struct OptimizerSwitchTests {
  private static let network = """
    data: {inputs: [[1, 2], [3, -1]], targets: [[1], [0]]}
    layers: [{units: 1, weights: [[0.25], [0.5]], biases: [[0.1]]}]
    loss: squared-error
    """

  private static let step = "run: [forward, backward, update]"

  /// What one rule remembers says nothing to another. The first takes steps of no size.
  @Test(arguments: optimizers.names) func anotherRuleBeginsAnew(name: String) throws {
    let fresh = try parameters(block("\(Self.network)\noptimizer: \(name)\n\(Self.step)"))
    for other in optimizers.names where other != name {
      let first = "optimizer: {\(other): {learning-rate: 1e-300}}\n\(Self.step)"
      let switched = try parameters(
        block("\(Self.network)\n\(first)") + "\n" + block("optimizer: \(name)\n\(Self.step)"))
      #expect(switched == fresh, "\(name) after \(other)")
    }
  }

  /// Two updates by momentum are one with twice the velocity, and half of what the first remembers.
  @Test func theSameRuleGoesOn() throws {
    func network(_ last: String) throws -> [Double] {
      try parameters(
        block("\(Self.network)\noptimizer: {momentum: {learning-rate: 1e-300}}\n\(Self.step)")
          + "\n" + block("optimizer: \(last)\n\(Self.step)"))
    }
    #expect(
      try network("{momentum: {learning-rate: 0.25, momentum: 0.5}}")
        == network("{sgd: {learning-rate: 0.375}}"))
  }

  /// All the digits of the parameters at the end.
  private func parameters(_ markdown: String) throws -> [Double] {
    let values = ["W1[0, 0]", "W1[1, 0]", "b1[0, 0]"].map { "\n`{network} \($0) | .17g`\n" }
    let numbers = try document(markdown + values.joined()).split(separator: "\n\n")
      .compactMap { Double($0) }
    try #require(numbers.count == values.count)
    return numbers
  }
}
