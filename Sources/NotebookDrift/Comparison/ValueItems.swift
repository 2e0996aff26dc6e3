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
    for line in bytes.split(separator: 0x0A) { reader.read(line.trimmed) }
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
      origin: origin, name: origin == .provenance ? key : name, content: .text(NumberedText(text)),
      range: text.startIndex..<text.endIndex, block: isInBlock ? (line, network) : nil)
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

  private static func origin(of key: String) -> DriftItem.Origin {
    switch key {
    case "sha256", "nbrun": .provenance
    case "parametersSHA256": .digest
    default: .output
    }
  }
}
