import NotebookDocuments

/// Reads what a block prints in a fence: arrays with their names, numbers, losses by epoch.
struct PrintedValues {
  private let lines: [ArraySlice<UInt8>]
  private let caption: String
  private var index = 0
  private var items: [DriftItem] = []

  /// Reads lines, whose bytes are slices of the document.
  ///
  /// - Parameter caption: what a value without a name of its own is called.
  static func items(in lines: [ArraySlice<UInt8>], caption: String) -> [DriftItem] {
    var reader = PrintedValues(lines: lines, caption: caption)
    while reader.index < lines.count { reader.readOne() }
    return reader.items
  }

  private init(lines: [ArraySlice<UInt8>], caption: String) {
    self.lines = lines
    self.caption = caption
  }

  private mutating func readOne() {
    let line = lines[index].trimmed
    if line.isEmpty {
      index += 1
    } else if readHistory() || readArray(named: nil, line) || readScalar(line) {
      return
    } else if index + 1 < lines.count, readArrayBelow(name: line) {
      return
    } else {
      items.append(
        DriftItem(
          .output, name: caption, text: NumberedText(line),
          range: line.startIndex..<lines[index].endIndex))
      index += 1
    }
  }

  /// Adds a grid that ends with the current line, and goes on to the next.
  ///
  /// - Parameter slices: what it was read from.
  private mutating func add(
    _ grid: Grid, name: String, from start: Int, readFrom slices: [ArraySlice<UInt8>],
    layout: Range<Int>? = nil
  ) {
    var item = DriftItem(
      name: name, grid: grid, range: start..<lines[index].endIndex, readFrom: slices)
    item.layout = layout.map { [$0] } ?? []
    items.append(item)
    index += 1
  }

  // MARK: - Arrays

  private mutating func readArrayBelow(name: ArraySlice<UInt8>) -> Bool {
    index += 1
    let below = lines[index].trimmed
    let isArray = below.first == UInt8(ascii: "[") || below.starts(with: "array(".utf8)
    if isArray, readArray(named: name, below) { return true }
    index -= 1
    return false
  }

  /// Reads `[…]`, `array(…)` or `name = […]`, over as many lines as the brackets stay open.
  private mutating func readArray(named name: ArraySlice<UInt8>?, _ line: ArraySlice<UInt8>) -> Bool
  {
    guard let open = line.firstIndex(of: UInt8(ascii: "[")) else { return false }
    var label = line[..<open].trimmed
    if label.suffix(6).elementsEqual("array(".utf8) { label = label.dropLast(6).trimmed }
    // An array that gets too wide for the line of its name goes to the next one.
    let equals = label.last == UInt8(ascii: "=") ? label.indices.last.map { $0..<$0 + 1 } : nil
    if equals != nil { label = label.dropLast().trimmed }
    guard let (bytes, last, suffix) = brackets(from: open), var grid = Grid(array: bytes[...])
    else { return false }
    grid.suffix = suffix
    let slices = (index...last).map { number in
      lines[number][max(lines[number].startIndex, number == index ? open : 0)...]
    }
    index = last
    let given = name ?? (label.isEmpty ? nil : label)
    add(
      grid, name: given?.string ?? caption, from: (name ?? line).startIndex, readFrom: slices,
      layout: equals)
    return true
  }

  /// The text from an opening bracket of the current line to the one that closes it, the index of
  /// that bracket's line, and what follows on it.
  private func brackets(
    from open: Int
  ) -> (bytes: [UInt8], last: Int, suffix: String)? {
    var bytes: [UInt8] = []
    var depth = 0
    for number in index..<lines.count {
      let line = lines[number][max(lines[number].startIndex, number == index ? open : 0)...]
      for (offset, byte) in zip(line.indices, line) {
        if byte == UInt8(ascii: "[") { depth += 1 }
        if byte == UInt8(ascii: "]") { depth -= 1 }
        bytes.append(byte)
        if depth == 0 { return (bytes, number, line[(offset + 1)...].trimmed.string) }
      }
      bytes.append(UInt8(ascii: " "))
    }
    return nil
  }

  // MARK: - Scalars

  private mutating func readScalar(_ line: ArraySlice<UInt8>) -> Bool {
    let name: ArraySlice<UInt8>
    let number: ArraySlice<UInt8>
    if let equals = line.firstRange(of: " = ".utf8) {
      name = line[..<equals.lowerBound]
      number = line[equals.upperBound...]
    } else {
      name = line[..<line.startIndex]
      number = line
    }
    guard NumberedText(number).skeleton == "\u{1}" else { return false }
    add(
      Grid(scalar: number), name: name.isEmpty ? caption : name.string, from: line.startIndex,
      readFrom: [number])
    return true
  }

  // MARK: - Losses by epoch

  /// Reads as many lines `Epoch 100, Loss: 0.25` as there are.
  private mutating func readHistory() -> Bool {
    let start = lines[index].startIndex
    var rows: [(epoch: ArraySlice<UInt8>, loss: ArraySlice<UInt8>)] = []
    while index < lines.count, let row = Self.loss(lines[index].trimmed) {
      rows.append(row)
      index += 1
    }
    guard !rows.isEmpty else { return false }
    index -= 1
    add(
      Grid(history: rows), name: "loss", from: start,
      readFrom: rows.flatMap { [$0.epoch, $0.loss] })
    return true
  }

  private static func loss(
    _ line: ArraySlice<UInt8>
  ) -> (epoch: ArraySlice<UInt8>, loss: ArraySlice<UInt8>)? {
    guard line.starts(with: "Epoch ".utf8), let comma = line.firstRange(of: ", Loss: ".utf8)
    else { return nil }
    return (line[(line.startIndex + 6)..<comma.lowerBound], line[comma.upperBound...].trimmed)
  }
}
