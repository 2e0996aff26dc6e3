import NotebookDocuments

/// Takes apart the JSON that ``JSONDocument`` writes, where every value stands on lines of its own.
struct ValueItems {
  private var items: [DriftItem] = []
  private var name = ""
  private var shape: [Int] = []
  private var epochs: [PrintedNumber] = []
  private var line = 0
  private var network = ""

  /// The items of a document, from top to bottom.
  static func items(of bytes: [UInt8]) -> [DriftItem] {
    var reader = ValueItems()
    for line in bytes.split(separator: 0x0A).map(\.trimmed) where !line.isEmpty {
      reader.read(line)
    }
    return reader.items
  }

  private mutating func read(_ text: ArraySlice<UInt8>) {
    let parts = text.firstRange(of: "\": ".utf8)
    let key = parts.map { text[..<$0.lowerBound].dropFirst().string } ?? ""
    var value = parts.map { text[$0.upperBound...] } ?? text
    if value.last == UInt8(ascii: ",") { value = value.dropLast() }
    switch key {
    case "line": line = Int(value.string) ?? 0
    case "network": network = value.dropFirst().dropLast().string
    case "name":
      name = value.dropFirst().dropLast().string
      epochs = []
    case "epochs": epochs = NumberedText(value).numbers
    case "shape": shape = NumberedText(value).numbers.compactMap { Int($0.text) }
    default: break
    }
    let isInBlock = line > 0 && key != "line" && key != "network"
    let origin = Self.origin(of: key)
    var item = DriftItem(
      origin, name: origin == .provenance ? key : name, text: NumberedText(text),
      range: text.startIndex..<text.endIndex, numbers: Self.numbers(in: value, of: key))
    if isInBlock { item.block = (line, network) }
    if key == "networks" {
      line = 0
      item.block = nil
    }
    if key == "data", let grid = grid(value) {
      item.content = .grid(grid)
      if grid.isHistory { item.name = "loss" }
    }
    items.append(item)
  }

  private func grid(_ data: ArraySlice<UInt8>) -> Grid? {
    let numbers = NumberedText(data).numbers
    let count = shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    guard !numbers.isEmpty, numbers.count == count else { return nil }
    let cells = numbers.map { Array($0.text.utf8)[...] }
    if shape.count == 1, epochs.count == cells.count {
      return Grid(history: zip(epochs, cells).map { (Array($0.text.utf8)[...], $1) })
    }
    return Grid(shape: shape, cells: cells.map(Grid.Cell.init))
  }

  /// The numbers of a member that are compared: those of a line or a shape are no results.
  private static func numbers(in value: ArraySlice<UInt8>, of key: String) -> [Range<Int>] {
    switch key {
    case "nbrun": return value.dropFirst().dropLast().ifVersion
    case "parametersSHA256": return value.dropFirst().dropLast().ifDigest
    case "format", "line", "shape": return []
    default:
      var isInString = false
      var isEscaped = false
      let strings = zip(value.indices, value).filter { _, byte in
        let wasInString = isInString
        if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        return wasInString
      }
      let inStrings = Set(strings.map(\.0))
      return NumberedText(value).numbers.map(\.range).filter { !inStrings.contains($0.lowerBound) }
    }
  }

  private static func origin(of key: String) -> DriftItem.Origin {
    switch key {
    case "sha256", "nbrun": .provenance
    case "parametersSHA256": .digest
    default: .output
    }
  }
}
