import NeuralNetwork
import NotebookDocuments

extension Tensor {
  /// The value as a table: a matrix with its rows and columns numbered from 0, as in `W1[0, 1]`.
  func table(name: String, digits: Int?) -> Table {
    let cells = cellTexts(digits: digits)
    guard !shape.isEmpty else {
      return Table(columns: [Table.Column(name)], rows: [cells])
    }
    let width = shape[shape.count - 1]
    let columns = (0..<width).map { Table.Column("\($0)") }
    guard shape.count > 1 else {
      return Table(columns: [Table.Column(name, .leading)] + columns, rows: [[""] + cells])
    }
    let rows = stride(from: 0, to: cells.count, by: max(width, 1)).map { start in
      let place = subscriptText(of: start).split(separator: ",").dropLast().joined(separator: ",")
      return [place] + cells[start..<start + width]
    }
    return Table(
      columns: [Table.Column(name, .leading)] + columns, rows: rows, hasRowHeaders: true)
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

extension [ParameterChange] {
  /// A row for each number of each parameter: before, gradient and after.
  ///
  /// Parameters are marked by their share of the largest, gradients likewise.
  func table(digits: Int?) -> Table {
    let numbers = flatMap { change in
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
    let rows = flatMap { change -> [[String]] in
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

extension [LayerSummary] {
  /// A row for each layer, and the sum of the parameters.
  var table: Table {
    let columns = [
      Table.Column("Layer", .leading), Table.Column("Kind", .leading), Table.Column("Input"),
      Table.Column("Output"), Table.Column("Activation", .leading), Table.Column("Parameters"),
    ]
    var rows = enumerated().map { index, layer in
      [
        "\(index + 1)", layer.name, layer.inputShape.sizes, layer.outputShape.sizes,
        layer.shownActivation, layer.parameters,
      ]
    }
    let total = reduce(0) { $0 + $1.parameterCount }
    if count > 1 { rows.append(["Total", "", "", "", "", "\(total)"]) }
    return Table(columns: columns, rows: rows, hasRowHeaders: true)
  }
}

extension LayerSummary {
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
