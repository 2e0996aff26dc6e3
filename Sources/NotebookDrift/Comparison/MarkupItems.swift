import NotebookDocuments

/// Finds what of a page or a picture is compared number by number: what is read, the attributes that
/// draw, and what a training is drawn from.
struct MarkupItems {
  private let bytes: [UInt8]
  private var items: [DriftItem] = []
  private var caption = ""
  private var table: TableReader?
  /// The elements that decide how text is read, from outside to inside.
  private var context: [Context] = []

  /// Whether the text is the name of an entry of the provenance, and the last such name.
  private var isTerm = false
  private var term = ""

  private enum Context { case caption, source, preformatted, provenance, head }

  /// The items of a document, from top to bottom.
  static func items(of bytes: [UInt8]) -> [DriftItem] {
    var reader = MarkupItems(bytes)
    for token in MarkupReader(bytes) { reader.read(token) }
    return reader.items
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func read(_ token: MarkupReader.Token) {
    switch token {
    case .text(let range): read(text: bytes[range])
    case .tag(let tag): read(tag)
    case .data(let range): read(frames: bytes[range])
    case .verbatim: break
    }
  }

  // MARK: - Tags

  private mutating func read(_ tag: MarkupReader.Tag) {
    if let element = context(of: tag) {
      if tag.isClosing { leave(element) } else { context.append(element) }
    }
    switch (tag.name, tag.isClosing) {
    case ("dt", _): isTerm = !tag.isClosing
    case ("table", false): table = TableReader(start: tag.range.lowerBound)
    case ("table", true): finishTable(through: tag.range.upperBound)
    case ("tr", false): table?.rows.append([])
    case ("th", false), ("td", false): table?.startCell()
    default: if !tag.isClosing { readDrawing(tag) }
    }
  }

  private func context(of tag: MarkupReader.Tag) -> Context? {
    switch tag.name {
    case "figcaption", "caption": .caption
    case "footer": .provenance
    case "head": .head
    case "pre":
      tag.isClosing
        ? context.last
        : tag.attributes.firstRange(of: "source".utf8) != nil ? .source : .preformatted
    default: nil
    }
  }

  private mutating func leave(_ element: Context) {
    if context.last == element { context.removeLast() }
  }

  /// Notes the numbers that place the parts of a picture.
  private mutating func readDrawing(_ tag: MarkupReader.Tag) {
    guard Self.drawn.contains(tag.name) else { return }
    var rest = tag.attributes
    while let equals = rest.firstRange(of: "=\"".utf8) {
      let name = rest[..<equals.lowerBound].trimmed.string
      let value = rest[equals.upperBound...].prefix { $0 != UInt8(ascii: "\"") }
      rest = rest[value.endIndex...].dropFirst()
      guard Self.placing.contains(name), !value.isEmpty else { continue }
      items.append(
        DriftItem(
          .drawing, name: "\(tag.name) \(name)", text: NumberedText(value, insideMarkup: true),
          range: value.startIndex..<value.endIndex))
    }
  }

  /// Notes the numbers that ``TrainingFrames`` writes for the script of a page, each array on a line.
  private mutating func read(frames data: ArraySlice<UInt8>) {
    for line in data.split(separator: 0x0A) {
      let text = line.trimmed
      let isLoss = text.starts(with: "\"losses\": [".utf8)
      guard isLoss || text.starts(with: "\"points\": [".utf8) else { continue }
      items.append(
        DriftItem(
          isLoss ? .output : .drawing, name: isLoss ? "loss" : "points", text: NumberedText(text),
          range: text.startIndex..<text.endIndex))
    }
  }

  private static let drawn: Set = [
    "svg", "g", "path", "line", "rect", "circle", "ellipse", "polyline", "polygon", "text", "image",
    "use",
  ]
  private static let placing: Set = [
    "d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height",
    "transform", "viewBox", "opacity", "fill-opacity",
  ]

  // MARK: - Text

  private mutating func read(text: ArraySlice<UInt8>) {
    if table != nil, context.last != .caption {
      table?.append(text)
      return
    }
    guard !text.allSatisfy(\.isSpace) else { return }
    switch context.last {
    case .caption:
      caption = text.trimmed.string
      add(.line, text)
    case .preformatted:
      let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
      items += PrintedValues.items(in: lines, caption: caption)
      caption = ""
    case .source: add(.code, text)
    case .provenance where isTerm: term = text.trimmed.string
    case .provenance: add(.provenance, text)
    case .head, nil: add(.line, text)
    }
  }

  private mutating func add(_ origin: DriftItem.Origin, _ text: ArraySlice<UInt8>) {
    let isProvenance = origin == .provenance
    items.append(
      DriftItem(
        origin, name: isProvenance ? term : "", text: NumberedText(text),
        range: text.startIndex..<text.endIndex, numbers: isProvenance ? [] : nil))
  }

  // MARK: - Tables

  private struct TableReader {
    struct Cell {
      var text: [UInt8] = []
      /// Where in the document it comes from.
      var slices: [ArraySlice<UInt8>] = []
    }

    var start: Int
    var rows: [[Cell]] = []

    mutating func startCell() {
      guard !rows.isEmpty else { return }
      rows[rows.count - 1].append(Cell())
    }

    mutating func append(_ text: ArraySlice<UInt8>) {
      guard let row = rows.last, !row.isEmpty else { return }
      rows[rows.count - 1][row.count - 1].text += text
      rows[rows.count - 1][row.count - 1].slices.append(text)
    }
  }

  private mutating func finishTable(through end: Int) {
    guard let table, let header = table.rows.first else { return }
    self.table = nil
    let width = header.count
    let cells = table.rows.dropFirst().flatMap { row in
      row.prefix(width) + Array(repeating: TableReader.Cell(), count: max(0, width - row.count))
    }
    var grid = Grid(
      shape: [table.rows.count - 1, width], cells: cells.map { Grid.Cell($0.text[...].trimmed) })
    grid.columns = header.map { $0.text[...].trimmed.string }
    let name = grid.isHistory ? "loss" : caption.isEmpty ? grid.columns?.first ?? "" : caption
    items.append(
      DriftItem(
        name: name, grid: grid, range: table.start..<end,
        readFrom: (header + cells).flatMap(\.slices)))
    caption = ""
  }
}
