import NeuralNetwork
import NotebookDocuments

extension ConfusionMatrix {
  /// A row for each actual class, a column for each predicted one.
  func table(_ labels: [String]) -> Table {
    let rows = zip(labels, counts).map { label, row in [label] + row.map(String.init) }
    return Table(
      columns: [Table.Column("Actual \\ predicted", .leading)] + labels.map { Table.Column($0) },
      rows: rows, hasRowHeaders: true)
  }

  /// Precision, recall and F1 of each class, and their means over those that occur.
  func report(_ labels: [String]) -> Table {
    func text(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) }
    var rows = labels.indices.map { index in
      let measures = [precision(of: index), recall(of: index), f1(of: index)]
      return [labels[index]] + measures.map { occurs(index) ? text($0) : "–" }
        + ["\(counts[index].reduce(0, +))"]
    }
    let occurring = labels.indices.count(where: occurs)
    let total = counts.joined().reduce(0, +)
    let means = [macro { $0.precision }, macro { $0.recall }, macro { $0.f1 }].map(text)
    let name = occurring < labels.count ? "Mean of \(occurring)" : "Mean"
    rows.append([name] + means + ["\(total)"])
    let columns = ["Precision", "Recall", "F1", "Samples"].map { Table.Column($0) }
    return Table(
      columns: [Table.Column("Class", .leading)] + columns, rows: rows, hasRowHeaders: true)
  }
}
