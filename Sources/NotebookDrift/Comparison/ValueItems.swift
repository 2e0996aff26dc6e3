import NotebookDocuments

/// Takes apart the JSON that ``JSONDocument`` writes, where every value stands on lines of its own.
struct ValueItems {
  private var items: [DriftItem] = []
  private var name = ""
  private var shape: [Int] = []
  private var epochs: [PrintedNumber] = []
  /// How many blocks have begun; nil below the last.
  private var blocks: Int? = 0

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
    case "network": blocks? += 1
    case "networks": blocks = nil
    case "name":
      name = value.dropFirst().dropLast().string
      epochs = []
    case "epochs": epochs = NumberedText(value).numbers
    case "shape": shape = NumberedText(value).numbers.compactMap { Int($0.text) }
    default: break
    }
    var item = DriftItem(
      key == "parametersSHA256" ? .digest : .output, name: name, text: NumberedText(text),
      range: text.startIndex..<text.endIndex, numbers: Self.numbers(in: value, of: key))
    if let blocks, blocks > 0, key != "network" { item.block = blocks - 1 }
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

  /// The numbers of a member that are compared: those of a shape are no results.
  private static func numbers(in value: ArraySlice<UInt8>, of key: String) -> [Range<Int>] {
    switch key {
    case "parametersSHA256":
      let digest = value.dropFirst().dropLast()
      return digest.isDigest ? [digest.startIndex..<digest.endIndex] : []
    case "format", "shape": return []
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
}
