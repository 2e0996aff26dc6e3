import NeuralNetwork
import Testing

@testable import NotebookExecution

/// What normalization layers keep, and what they can do nothing with.
@Suite struct NormalizationTests {
  private static func network(_ inputs: String, layer: String = "batch-normalization") -> String {
    """
    data: {inputs: \(inputs), targets: [[1], [2]]}
    layers: [\(layer), {units: 1, weights: ones, biases: none}]
    loss: squared-error
    optimizer: sgd
    """
  }

  private static let pair = network("[[1], [3]]")

  @Test func runningStatisticsAreShownByName() throws {
    let text = try document(block("\(Self.pair)\nrun: [forward]\nshow: [mean1, variance1]"))
    // Of 1 and 3 the mean is 2 and the unbiased variance 2; a tenth of the way there from 0 and 1.
    #expect(text.contains("mean1 = [0.2]"))
    #expect(text.contains("variance1 = [1.1]"))
  }

  @Test func runningStatisticsHaveNoGradients() throws {
    let steps = "run: [forward, backward, update]"
    for group in ["gradients", "parameters", "changes"] {
      let text = try document(block("\(Self.pair)\n\(steps)\nshow: [\(group)]"))
      #expect(text.contains("gamma1") && !text.contains("mean1") && !text.contains("variance1"))
    }
    #expect(
      problems(block("\(Self.pair)\n\(steps)\nshow: [dmean1]")).joined().contains("`dmean1`"))
  }

  @Test(arguments: ["mean1", "variance1"]) func othersHaveNone(name: String) {
    let found = problems(block("data: xor\nlayers: [{units: 1}]\nshow: [\(name)]"))
    #expect(found.joined().contains("there is no `\(name)`: layer 1 has W1, b1 only"))
  }

  @Test func oneSampleIsWarnedOf() {
    let text = """
      test.md:6:7: warning: layer 1 normalizes one number by itself, which gives 0: what comes out is \
      `beta`, whatever goes in, and no gradient passes
      """
    func warnings(_ network: String, _ steps: String) -> String {
      problems(block("\(network)\nrun: \(steps)")).joined(separator: "\n")
    }
    #expect(warnings(Self.pair, "[{train: {epochs: 1, batch-size: 1}}]").contains(text))
    #expect(
      warnings(Self.pair, "[{train: {epochs: 1, batch-size: 1}}, forward]").split(separator: "\n")
        .count
        <= 2)
    #expect(warnings(Self.pair, "[{train: {epochs: 1, batch-size: 2}}]").isEmpty)
    #expect(warnings(Self.pair, "[forward]").isEmpty)
    #expect(
      warnings(Self.network("[[1], [3]]", layer: "layer-normalization"), "[forward]").contains(text)
    )
    #expect(
      warnings(Self.network("[[1, 2], [3, 4]]", layer: "layer-normalization"), "[forward]").isEmpty)
  }
}
