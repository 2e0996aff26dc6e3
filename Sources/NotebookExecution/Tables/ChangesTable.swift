import NeuralNetwork
import NotebookDocuments

/// What the last update did to each parameter.
struct ChangesTable: Exhibit {
  static let name = "changes"
  static let summary = "before, gradient and after of every parameter in the last update"
  static let isOfGradients = true
  static let options: Set<ShowOption> = [.digits]

  private let changes: [ParameterChange]

  init(of state: NetworkState) throws(Unavailable) {
    guard let changes = state.network.lastUpdate else { throw .missing(.update) }
    self.changes = changes
  }

  func outputs(_ options: ShowOptions) -> [Output] {
    [options.output(.table(table(digits: options.digits)), caption: "The last update")]
  }

  func values(_ options: ShowOptions) -> [JSON] {
    changes.flatMap { change in
      [
        JSON.tensor(change.before, named: change.quantity.name + ".before"),
        JSON.tensor(change.gradient, named: change.quantity.name + ".gradient"),
        JSON.tensor(change.after, named: change.quantity.name + ".after"),
      ]
    }
  }

  /// A row for each number of each parameter: before, gradient and after.
  ///
  /// Parameters are marked by their share of the largest, gradients likewise.
  private func table(digits: Int?) -> Table {
    let numbers = changes.flatMap { change in
      change.before.elements.indices.map { index in
        (
          before: change.before.elements[index], gradient: change.gradient.elements[index],
          after: change.after.elements[index]
        )
      }
    }
    let largest = (numbers.map(\.before) + numbers.map(\.after)).largestSize
    let steepest = numbers.map(\.gradient).largestSize
    let columns = [
      Table.Column("Before", marks: numbers.map { Table.Mark(share: $0.before / largest) }),
      Table.Column("Gradient", marks: numbers.map { Table.Mark(share: $0.gradient / steepest) }),
      Table.Column(
        "After",
        marks: numbers.map { number in
          let trend = number.after > number.before ? 1 : number.after < number.before ? -1 : 0
          return Table.Mark(share: number.after / largest, trend: trend)
        }),
    ]
    let rows = changes.flatMap { change -> [[String]] in
      let before = change.before.cellTexts(digits: digits)
      let gradient = change.gradient.cellTexts(digits: digits)
      let after = change.after.cellTexts(digits: digits)
      return before.indices.map { index in
        let place = change.before.subscriptText(of: index)
        let name = change.quantity.name + (place.isEmpty ? "" : "[\(place)]")
        return [name, before[index], gradient[index], after[index]]
      }
    }
    return Table(
      columns: [Table.Column("Parameter", .leading)] + columns, rows: rows, hasRowHeaders: true)
  }
}

extension [Double] {
  /// The largest absolute value of those that are finite; 1 where all are zero.
  fileprivate var largestSize: Double {
    let size = filter(\.isFinite).map(abs).max() ?? 0
    return size > 0 ? size : 1
  }
}
