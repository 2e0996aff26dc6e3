import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// The values of a document for other programs.
struct JSONDocument {
  let source: String
  let digest: String
  let notebook: Notebook
  let results: [PartResult]
  let networks: [NetworkSummary]

  var json: JSON {
    .object([
      ("format", .integer(1)),
      ("nbrun", .string(version)),
      ("source", .object([("name", .string(source)), ("sha256", .string(digest))])),
      ("blocks", .array(blocks)),
      ("networks", .array(networks.map(network))),
    ])
  }

  private var blocks: [JSON] {
    zip(notebook.liveParts, results).compactMap { part, result in
      guard case .block(let result) = result else { return nil }
      let line = notebook.source.location(ofOffset: part.range.lowerBound).line
      return .object([
        ("line", .integer(line)),
        ("network", .string(result.network)),
        ("values", .array(result.values)),
      ])
    }
  }

  private func network(_ network: NetworkSummary) -> JSON {
    let random = network.description.random
    return .object([
      ("name", .string(network.name)),
      ("precision", .string(network.description.precision.rawValue)),
      ("generator", .string(random.kind.rawValue)),
      ("seed", .string("\(random.seed)")),
      ("parametersSHA256", .string(network.parametersDigest)),
    ])
  }
}
