import NeuralNetwork
import NotebookDocuments

/// The losses of the last training as a table or as lines of text.
struct LossTable: Exhibit {
  static let name = "loss-table"
  static let summary =
    "the recorded losses of the last training and, as a table, where it ended early"
  static let options: Set<ShowOption> = [.form, .digits]
  static let forms: [Form] = [.table, .numpy, .repr]
  static let claim: ClaimKind? = .losses

  let training: RecordedTraining

  init(of state: NetworkState) throws(Unavailable) {
    training = try state.lastTraining
  }

  var ending: String? { training.ending }

  func texts(_ options: ShowOptions) -> [String]? {
    form(options).isText ? [text(options)] : nil
  }

  func outputs(_ options: ShowOptions) -> [Output] {
    if form(options) == .table {
      let table = LossRows(training.rows, digits: options.digits).table
      return [options.output(.table(table), caption: "Loss by epoch")]
    }
    return [options.output(.text(text(options)), caption: options.name)]
  }

  func values(_ options: ShowOptions) -> [JSON] {
    [training.losses(of: training.rows, named: options.name)]
  }

  private func form(_ options: ShowOptions) -> Form { options.form ?? .table }

  private func text(_ options: ShowOptions) -> String {
    LossRows(training.history.records, digits: options.digits).text
  }
}

/// Losses with what stands beside them, as texts.
private struct LossRows {
  private struct Row {
    var epoch: String
    var loss: String
    var validation: String?
    var rate: String
  }

  private let rows: [Row]
  /// Whether the learning rate changed, so that it belongs in the table.
  private let showsRate: Bool

  init(_ records: [TrainingHistory.Record], digits: Int?) {
    func text(_ loss: Double) -> String {
      digits.map { NumberText.cell(loss, decimals: $0) } ?? NumPyScalar.string(loss, .float64)
    }
    rows = records.map { record in
      let scalar = record.loss.shape.isEmpty && digits != nil
      return Row(
        epoch: "\(record.epoch)",
        loss: scalar
          ? text(record.loss.elements[0])
          : NumPyText.string(record.loss, precision: digits ?? 8),
        validation: record.validationLoss.map(text),
        rate: Self.rate(record.learningRate, digits: digits))
    }
    showsRate = Set(records.map(\.learningRate)).count > 1
  }

  /// A learning rate; one that would read as zero stands in powers of ten.
  private static func rate(_ rate: Double, digits: Int?) -> String {
    guard let digits else { return NumPyScalar.string(rate, .float64) }
    let text = NumberText.fixed(rate, decimals: digits)
    let isLost = rate != 0 && text.allSatisfy { "-0.".contains($0) }
    return isLost ? NumberText.scientific(rate, decimals: digits) : text
  }

  var table: Table {
    let hasValidation = rows.contains { $0.validation != nil }
    var names = [Table.Column.epochHeader, "Loss"]
    if hasValidation { names.append("Validation loss") }
    if showsRate { names.append("Learning rate") }
    return Table(
      columns: names.map { Table.Column($0) },
      rows: rows.map { row in
        [row.epoch, row.loss] + (hasValidation ? [row.validation ?? ""] : [])
          + (showsRate ? [row.rate] : [])
      })
  }

  /// `Epoch 0, Loss: 0.25` and so on.
  var text: String {
    rows.map { row in
      let validation = row.validation.map { ", Validation loss: \($0)" } ?? ""
      return "Epoch \(row.epoch), Loss: \(row.loss)\(validation)"
    }
    .joined(separator: "\n")
  }
}
