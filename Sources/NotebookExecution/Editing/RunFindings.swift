import NotebookDocuments
import NotebookSyntax

/// What an editor wants to know of a run.
package struct RunFindings: Sendable {
  /// For each network its layers, shapes and numbers of parameters, as Markdown.
  package var networks: [String: String] = [:]
  /// The values that blocks show, by the indices of the blocks and by name, as Markdown.
  package var values: [Int: [String: String]] = [:]
  /// The texts of inline values, by their indices.
  package var texts: [Int: String] = [:]

  /// None.
  package init() {}

  /// Those of a run.
  package init(_ run: NotebookRun) {
    networks = run.networkSummaries
    for (index, part) in (run.document?.parts ?? []).enumerated() {
      switch part {
      case .value(let text): texts[index] = text
      case .block(let block):
        for value in block.values {
          guard case .object(let members) = value, case .string(let name)? = members["name"] else {
            continue
          }
          values[index, default: [:]][name] = Self.text(of: members)
        }
      }
    }
  }

  /// So much of an array is shown.
  private static let mostNumbers = 24

  private static func text(of members: [(key: String, value: JSON)]) -> String? {
    guard case .array(let data)? = members["data"], case .array(let shape)? = members["shape"]
    else { return nil }
    let numbers = data.prefix(mostNumbers).map { $0.text() }.joined(separator: ", ")
    let rest = data.count > mostNumbers ? ", …" : ""
    let sizes = shape.map { $0.text() }.joined(separator: " × ")
    let kind = sizes.isEmpty ? "" : sizes + ", "
    return "\(kind)in the last run\n\n```\n\(numbers)\(rest)\n```"
  }
}

extension [(key: String, value: JSON)] {
  fileprivate subscript(key: String) -> JSON? { first { $0.key == key }?.value }
}

extension NotebookRun {
  /// For each network its layers with their shapes and numbers of parameters, as Markdown.
  fileprivate var networkSummaries: [String: String] {
    var summaries: [String: String] = [:]
    for network in networks {
      guard let layers = network.description?.layerSummaries else { continue }
      let lines = layers.enumerated().map { index, layer in
        let activation = layer.activation == "identity" ? "" : ", \(layer.activation)"
        return "\(index + 1). \(layer.name)\(activation): \(layer.inputShape.sizes) → "
          + "\(layer.outputShape.sizes), \(layer.parameterCount) parameters"
      }
      let count = layers.reduce(0) { $0 + $1.parameterCount }
      summaries[network.name] = "\(count) parameters\n\n" + lines.joined(separator: "\n")
    }
    return summaries
  }
}

extension [Int] {
  fileprivate var sizes: String { map(String.init).joined(separator: " × ") }
}
