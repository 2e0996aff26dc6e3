import NeuralNetwork

/// The recorded losses of a training as a table or as lines of text.
struct LossTable {
  private let rows: [(epoch: String, loss: String)]

  init(_ history: TrainingHistory, _ item: ShowItem) {
    rows = history.records.map { record in
      let isFixed = record.loss.shape.isEmpty && item.digits != nil
      let loss =
        isFixed
        ? NumberText.fixed(record.loss.elements[0], decimals: item.digits ?? 0)
        : NumPyText.string(record.loss, precision: item.digits ?? 8)
      return ("\(record.epoch)", loss)
    }
  }

  var table: Table {
    Table(columns: [Table.Column("Epoch"), Table.Column("Loss")], rows: rows.map { [$0, $1] })
  }

  /// `Epoch 0, Loss: 0.25` and so on.
  var text: String {
    rows.map { "Epoch \($0), Loss: \($1)" }.joined(separator: "\n")
  }
}
