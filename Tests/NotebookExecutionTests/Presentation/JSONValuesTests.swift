import Foundation
import Testing

@testable import NotebookDocuments
@testable import NotebookExecution

@Suite struct JSONValuesTests {
  private func values(_ yaml: String) throws -> String {
    let documents = try #require(run(block(yaml), formats: [.json]).documents)
    return String(decoding: documents[0].bytes, as: UTF8.self)
  }

  /// A class of one sample, one that is never met nor predicted, and one taken for the first once.
  @Test func aReportHoldsItsMeasures() throws {
    let text = try values(
      """
      data: {inputs: [[3, 0, 1], [0, 0, 2], [2, 1, 0]], targets: [0, 2, 2]}
      layers: [{layer: activation, activation: identity}]
      loss: softmax-cross-entropy
      run: [evaluate]
      show: [classification-report]
      """)
    for line in [
      "\"classes\": [\"0\", \"1\", \"2\"]", "\"precision\": [0.5, \"nan\", 1.0]",
      "\"recall\": [1.0, \"nan\", 0.5]", "\"samples\": [1, 0, 2]", "\"recall\": 0.75",
      "\"f1\": [0.6666666666666666, \"nan\", 0.6666666666666666]",
    ] {
      #expect(text.contains(line), "\(text)")
    }
  }

  /// The table has every fifth epoch; the curves have all.
  @Test(arguments: [
    ("loss-table", "[0, 5]"), ("loss-curve", "[0, 1, 2, 3, 4, 5]"),
    ("learning-rate-curve", "[0, 1, 2, 3, 4, 5]"),
  ])
  func aCurveHasThePointsOfItsPicture(name: String, epochs: String) throws {
    let text = try values(
      """
      data: xor
      layers: [{units: 1, weights: zeros}]
      loss: squared-error
      optimizer: {sgd: {learning-rate: 0.1}}
      run: [{train: {epochs: 6, record-every: 5}}]
      show: [\(name)]
      """)
    #expect(text.contains("\"epochs\": \(epochs)"), "\(text)")
  }

  /// The formulas of a derivation have the digits of the notebook's style, in JSON as in Markdown.
  @Test(arguments: [("", 4), ("---\nnumber-style: full\n---\n", 17)])
  func aDerivationIsThatOfTheDocument(frontMatter: String, digits: Int) throws {
    let notebook = """
      data: {inputs: [[0.1, 0.7]], targets: [[1]]}
      layers: [{units: 1, activation: sigmoid, weights: [[0.3], [0.6]]}]
      loss: squared-error
      run: [forward, backward]
      show: [derivation]
      """
    let documents = try #require(
      run(frontMatter + block(notebook), formats: [.md, .json]).documents)
    let markdown = String(decoding: documents[0].bytes, as: UTF8.self)
    let json = try JSONDecoder().decode(DerivationJSON.self, from: Data(documents[1].bytes))
    let formulas = json.blocks.flatMap(\.values).flatMap(\.steps).flatMap(\.formulas)
    #expect(formulas.count > 5)
    for formula in formulas { #expect(markdown.contains(formula)) }
    let decimals = formulas.joined().matches(of: #/\.(\d+)/#).map(\.1.count)
    #expect(decimals.max() == digits)
  }
}

/// What of a document's JSON says a derivation.
private struct DerivationJSON: Decodable {
  struct Block: Decodable {
    var values: [Value]
  }
  struct Value: Decodable {
    var steps: [Step]
  }
  struct Step: Decodable {
    var formulas: [String]
  }

  var blocks: [Block]
}
