import NeuralNetwork
import NotebookDocuments

/// The layers of a network.
struct SummaryTable: Exhibit {
  static let name = "summary"
  static let summary = "the layers with their shapes and parameter counts"

  private let layers: [LayerSummary]

  init(of state: NetworkState) {
    layers = state.network.layerSummaries
  }

  func outputs(_ options: ShowOptions) -> [Output] {
    [options.output(.table(table), caption: "The network")]
  }

  func values(_ options: ShowOptions) -> [JSON] {
    [.object([("name", .string(options.name)), ("layers", .array(layers.map(\.json)))])]
  }

  /// A row for each layer, and the sum of the parameters.
  private var table: Table {
    let columns = [
      Table.Column("Layer", .leading), Table.Column("Kind", .leading), Table.Column("Input"),
      Table.Column("Output"), Table.Column("Activation", .leading), Table.Column("Parameters"),
    ]
    var rows = layers.enumerated().map { index, layer in
      [
        "\(index + 1)", layer.name, layer.inputShape.sizes, layer.outputShape.sizes,
        layer.shownActivation, layer.parameters,
      ]
    }
    let total = layers.reduce(0) { $0 + $1.parameterCount }
    if layers.count > 1 { rows.append(["Total", "", "", "", "", "\(total)"]) }
    return Table(columns: columns, rows: rows, hasRowHeaders: true)
  }
}

extension LayerSummary {
  fileprivate var json: JSON {
    .object([
      ("kind", .string(name)),
      ("activation", .string(activation)),
      ("input", .array(inputShape.map(JSON.integer))),
      ("output", .array(outputShape.map(JSON.integer))),
      ("parameters", .integer(parameterCount)),
    ])
  }

  /// No word for none in a layer that few would give one.
  fileprivate var shownActivation: String {
    let expectsOne = [Dense.name, Convolution.name, ActivationOnly.name].contains(name)
    return activation == Identity.name && !expectsOne ? "" : activation
  }

  fileprivate var parameters: String {
    let frozen = parameterCount - trainableCount
    guard frozen > 0 else { return "\(parameterCount)" }
    // Half of what such a layer keeps is not learned but counted along.
    let areStatistics = name == BatchNormalization.name && frozen == trainableCount
    return "\(parameterCount) (\(frozen) \(areStatistics ? "running statistics" : "frozen"))"
  }
}

extension [Int] {
  fileprivate var sizes: String { map(String.init).joined(separator: " × ") }
}
