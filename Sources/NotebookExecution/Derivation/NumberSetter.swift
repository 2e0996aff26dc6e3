import NeuralNetwork
import NotebookDocuments

/// Sets the engine's numbers in formulas, each rounded from its exact value.
struct NumberSetter {
  /// Digits after the point; nil gives the largest number of a value four significant digits or
  /// more, and leaves away zeros that all numbers of the value end with.
  var digits: Int?

  /// The numbers as texts, with a common number of digits after the point.
  func texts(_ tensor: Tensor) -> [String] {
    if tensor.elementType == .int64 || tensor.elementType == .bool {
      return tensor.elements.map { NumPyScalar.string($0, element: tensor.elementType) }
    }
    if let digits { return tensor.elements.map { NumberText.fixed($0, decimals: digits) } }
    let finite = tensor.elements.filter(\.isFinite)
    let largest = finite.map(\.magnitude).max() ?? 0
    if largest != 0, !(1e-5..<1e6).contains(largest) {
      return tensor.elements.map {
        $0 == 0 ? "0" : NumberText.scientific($0, decimals: 3)
      }
    }
    let decimals = Self.decimals(largest)
    let texts = tensor.elements.map { NumberText.fixed($0, decimals: decimals) }
    let exact = zip(texts, tensor.elements).allSatisfy { Double($0) == $1 }
    return exact ? Self.withoutCommonZeros(texts) : texts
  }

  /// Four digits, and more for numbers below a tenth.
  private static func decimals(_ largest: Double) -> Int {
    var decimals = 4
    var bound = 0.1
    while largest < bound, largest > 0, decimals < 9 {
      decimals += 1
      bound /= 10
    }
    return decimals
  }

  private static func withoutCommonZeros(_ texts: [String]) -> [String] {
    var texts = texts
    while texts.allSatisfy({ $0.contains(".") && $0.last == "0" }) {
      texts = texts.map { String($0.dropLast()) }
    }
    return texts.allSatisfy { $0.last == "." } ? texts.map { String($0.dropLast()) } : texts
  }

  /// A matrix of `rows` × `columns`, its middle left out where it is large; a single number by itself.
  func matrix(_ tensor: Tensor, rows: Int, columns: Int) -> Math {
    let texts = texts(tensor)
    guard texts.count > 1 else { return .value(texts[0]) }
    return Self.matrix(rows, columns) { .value(texts[$0 * columns + $1]) }
  }

  /// A matrix of formulas.
  static func matrix(_ rows: Int, _ columns: Int, _ cell: (Int, Int) -> Math) -> Math {
    let rowIndices = shown(rows)
    let columnIndices = shown(columns)
    return .array(
      .brackets,
      rowIndices.map { row in
        columnIndices.map { column in
          switch (row, column) {
          case (let row?, let column?): cell(row, column)
          case (nil, nil): .symbol("⋱")
          case (nil, _): .symbol("⋮")
          case (_, nil): .symbol("⋯")
          }
        }
      })
  }

  /// The places that are shown of so many; nil stands for those left out.
  private static func shown(_ count: Int) -> [Int?] {
    count <= 6 ? Array(0..<count) : [0, 1, 2, nil, count - 1]
  }
}
