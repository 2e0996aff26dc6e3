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
    let total = Self.count(
      layers.reduce(0) { $0 + $1.parameterCount },
      statistics: layers.reduce(0) { $0 + $1.statisticCount })
    if layers.count > 1 { rows.append(["Total", "", "", "", "", total]) }
    return Table(columns: columns, rows: rows, hasRowHeaders: true)
  }

  /// How many parameters there are, and beside them what is counted but never learned.
  fileprivate static func count(_ parameters: Int, frozen: Int = 0, statistics: Int) -> String {
    "\(parameters)" + (frozen > 0 ? " (\(frozen) frozen)" : "")
      + (statistics > 0 ? " + \(statistics) running statistics" : "")
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
      ("statistics", .integer(statisticCount)),
    ])
  }

  /// No word for none in a layer that few would give one.
  fileprivate var shownActivation: String {
    let expectsOne = [Dense.name, Convolution.name, ActivationOnly.name].contains(name)
    return activation == Identity.name && !expectsOne ? "" : activation
  }

  fileprivate var parameters: String {
    SummaryTable.count(parameterCount, frozen: frozenCount, statistics: statisticCount)
  }
}

extension [Int] {
  fileprivate var sizes: String { map(String.init).joined(separator: " × ") }
}
