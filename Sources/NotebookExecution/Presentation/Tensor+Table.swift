import NeuralNetwork
import NotebookDocuments

extension Tensor {
  /// The value as a table: a matrix with its rows and columns numbered from 0, as in `W1[0, 1]`, unless its columns have
  /// names.
  func table(name: String, digits: Int?, columns names: [String]? = nil) -> Table {
    let cells = cellTexts(digits: digits)
    guard !shape.isEmpty else {
      return Table(columns: [Table.Column(name)], rows: [cells])
    }
    let width = shape[shape.count - 1]
    let columns = (0..<width).map { Table.Column("\($0)") }
    guard shape.count > 1 else {
      return Table(columns: [Table.Column(name, .leading)] + columns, rows: [[""] + cells])
    }
    let heads = names.map { $0.map { Table.Column($0) } } ?? columns
    let rows = stride(from: 0, to: cells.count, by: max(width, 1)).map { start in
      let place = subscriptText(of: start).split(separator: ",").dropLast().joined(separator: ",")
      return [place] + cells[start..<start + width]
    }
    return Table(
      columns: [Table.Column(name, .leading)] + heads, rows: rows, hasRowHeaders: true)
  }

  /// The elements with a common number of decimals, so that they line up at the point.
  func cellTexts(digits: Int?) -> [String] {
    if elementType == .int64 || elementType == .bool {
      return elements.map { NumPyScalar.string($0, element: elementType) }
    }
    if let digits { return elements.map { NumberText.cell($0, decimals: digits) } }
    let format = NumPyFloatFormat(elements, isFloat32: elementType == .float32, precision: 8)
    let texts = elements.map { format.text($0).filter { $0 != " " } }
    let decimals = texts.map(\.decimals).max() ?? 0
    return texts.map { text in
      if text.contains("e") || !text.contains(".") { return text }
      return decimals == 0
        ? String(text.dropLast()) : text + String(repeating: "0", count: decimals - text.decimals)
    }
  }
}

extension String {
  /// The digits after the point.
  fileprivate var decimals: Int {
    firstIndex(of: ".").map { distance(from: $0, to: endIndex) - 1 } ?? 0
  }
}

extension Tensor {
  /// The subscript of an element: `1, 0`.
  func subscriptText(of index: Int) -> String {
    var rest = index
    var parts: [String] = []
    for size in shape.reversed() {
      parts.append("\(rest % size)")
      rest /= size
    }
    return parts.reversed().joined(separator: ", ")
  }
}
