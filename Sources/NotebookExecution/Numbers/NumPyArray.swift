import NeuralNetwork
import NotebookDocuments

/// Lays out the elements of an array of rank 1 or more: nesting, line breaks, summary.
struct NumPyArray {
  /// Above so many elements only the corners are printed.
  static let threshold = 1000
  /// How many items stand on each side of the ellipsis.
  private static let edgeItems = 3

  private let tensor: Tensor
  private let separator: String
  private let indent: String
  private let width: Int
  private let isSummarised: Bool
  private let format: (Double) -> String

  /// Prepares to print after `prefix` on lines of at most `width` characters.
  init(_ tensor: Tensor, precision: Int, separator: String, prefix: String, width: Int) {
    self.tensor = tensor
    self.separator = separator
    self.indent = String(repeating: " ", count: prefix.count + 1)
    self.width = width
    isSummarised = tensor.elements.count > Self.threshold
    var shown = tensor.elements[...]
    if isSummarised {
      shown = Self.corners(of: shown, shape: tensor.shape[...])[...]
    }
    format = Self.elementFormat(Array(shown), tensor.elementType, precision: precision)
  }

  /// The whole text.
  var text: String {
    tensor.elements.isEmpty
      ? "[]" : text(tensor.elements[...], tensor.shape[...], indent: indent, width: width)
  }

  /// One array of the nest; `indent` is what its later lines start with.
  private func text(
    _ elements: ArraySlice<Double>, _ shape: ArraySlice<Int>, indent: String, width: Int
  ) -> String {
    let items = Self.items(of: elements, count: shape[shape.startIndex])
    let inner = shape.dropFirst()
    let parts = shownIndices(items.count).map { index in
      guard let index else { return "..." }
      return inner.isEmpty
        ? format(items[index][items[index].startIndex])
        : text(items[index], inner, indent: indent + " ", width: width - 1)
    }
    guard inner.isEmpty else {
      let lines = String(repeating: "\n", count: inner.count)
      return "[" + parts.joined(separator: trimmed(separator) + lines + indent) + "]"
    }
    return "[" + wrapped(parts, indent: indent, width: width - 1) + "]"
  }

  /// Words on lines that are broken before the word that would exceed the width.
  private func wrapped(_ words: [String], indent: String, width: Int) -> String {
    var text = ""
    var lineWidth = indent.utf8.count
    for (position, word) in words.enumerated() {
      if position > 0 {
        text += separator
        lineWidth += separator.utf8.count
      }
      if lineWidth + word.utf8.count > width, lineWidth > indent.utf8.count {
        text = trimmed(text) + "\n" + indent
        lineWidth = indent.utf8.count
      }
      text += word
      lineWidth += word.utf8.count
    }
    return text
  }

  /// The indices of the items to print, with nil for the ellipsis.
  private func shownIndices(_ count: Int) -> [Int?] {
    guard isSummarised, count > 2 * Self.edgeItems else { return Array(0..<count) }
    let leading: [Int?] = Array(0..<Self.edgeItems)
    return leading + [nil] + Array(count - Self.edgeItems..<count)
  }

  private func trimmed(_ text: String) -> String {
    var end = text.utf8.endIndex
    while end > text.startIndex, text.utf8[text.utf8.index(before: end)] == UInt8(ascii: " ") {
      end = text.utf8.index(before: end)
    }
    return String(text[..<end])
  }

  /// The equal parts along the first axis.
  private static func items(of elements: ArraySlice<Double>, count: Int) -> [ArraySlice<Double>] {
    let size = elements.count / count
    return (0..<count).map { elements.dropFirst($0 * size).prefix(size) }
  }

  /// The elements that a summary shows.
  private static func corners(
    of elements: ArraySlice<Double>, shape: ArraySlice<Int>
  ) -> [Double] {
    guard let count = shape.first else { return Array(elements) }
    let items = items(of: elements, count: count)
    let shown =
      count > 2 * edgeItems ? Array(items.prefix(edgeItems) + items.suffix(edgeItems)) : items
    return shown.flatMap { corners(of: $0, shape: shape.dropFirst()) }
  }

  /// How all elements are written, given those that are shown.
  private static func elementFormat(
    _ shown: [Double], _ type: Tensor.ElementType, precision: Int
  ) -> (Double) -> String {
    switch type {
    case .bool: { $0 != 0 ? " True" : "False" }
    case .int64: integerFormat(shown)
    case .float64, .float32:
      NumPyFloatFormat(shown, isFloat32: type == .float32, precision: precision).text
    }
  }

  private static func integerFormat(_ shown: [Double]) -> (Double) -> String {
    let width = shown.map { NumPyScalar.integer($0).count }.max() ?? 0
    return { element in
      let text = NumPyScalar.integer(element)
      return String(repeating: " ", count: width - text.count) + text
    }
  }
}
