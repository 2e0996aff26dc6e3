import NotebookDocuments

/// Takes a page or a picture apart: what is read, and the attributes that draw. Style sheets, comments
/// and all other markup are left out, so that documents that differ only there have the same items.
struct MarkupItems {
  private var bytes: ArraySlice<UInt8>
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
    var reader = MarkupItems(bytes: bytes[...])
    while !reader.bytes.isEmpty { reader.readOne() }
    return reader.items
  }

  private init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  private mutating func readOne() {
    if bytes.first != UInt8(ascii: "<") {
      let text = bytes.prefix { $0 != UInt8(ascii: "<") }
      bytes = bytes.dropFirst(text.count)
      read(text: text)
    } else if bytes.starts(with: "<!--".utf8) {
      skip(through: "-->")
    } else {
      let tag = takeTag()
      switch tag.name {
      case "style", "script": skip(through: "</\(tag.name)>")
      default: read(tag)
      }
    }
  }

  private mutating func skip(through end: String) {
    bytes =
      bytes.firstRange(of: end.utf8).map { bytes[$0.upperBound...] } ?? bytes[bytes.endIndex...]
  }

  // MARK: - Tags

  private struct Tag {
    var name: String
    var isClosing: Bool
    var attributes: ArraySlice<UInt8>
    var start: Int
  }

  private mutating func takeTag() -> Tag {
    let start = bytes.startIndex
    let end = bytes.firstIndex(of: UInt8(ascii: ">")) ?? bytes.endIndex - 1
    var inside = bytes[(start + 1)..<max(end, start + 1)]
    bytes = bytes[(end + 1)...]
    let isClosing = inside.first == UInt8(ascii: "/")
    if isClosing { inside = inside.dropFirst() }
    let name = inside.prefix { !$0.isSpace && $0 != UInt8(ascii: "/") }
    return Tag(
      name: name.string, isClosing: isClosing, attributes: inside.dropFirst(name.count),
      start: start)
  }

  private mutating func read(_ tag: Tag) {
    if let element = context(of: tag) {
      if tag.isClosing { leave(element) } else { context.append(element) }
    }
    switch (tag.name, tag.isClosing) {
    case ("dt", _): isTerm = !tag.isClosing
    case ("table", false): table = TableReader(start: tag.start)
    case ("table", true): finishTable()
    case ("tr", false): table?.rows.append([])
    case ("th", false), ("td", false): table?.startCell()
    default: if !tag.isClosing { readDrawing(tag) }
    }
  }

  private func context(of tag: Tag) -> Context? {
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
  private mutating func readDrawing(_ tag: Tag) {
    guard Self.drawn.contains(tag.name) else { return }
    var rest = tag.attributes
    while let equals = rest.firstRange(of: "=\"".utf8) {
      let name = rest[..<equals.lowerBound].trimmed.string
      let value = rest[equals.upperBound...].prefix { $0 != UInt8(ascii: "\"") }
      rest = rest[value.endIndex...].dropFirst()
      guard Self.placing.contains(name), !value.isEmpty else { continue }
      items.append(
        DriftItem(
          origin: .drawing, name: "\(tag.name) \(name)",
          content: .text(NumberedText(value, insideMarkup: true)),
          range: value.startIndex..<value.endIndex))
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
    items.append(
      DriftItem(
        origin: origin, name: origin == .provenance ? term : "", content: .text(NumberedText(text)),
        range: text.startIndex..<text.endIndex))
  }

  // MARK: - Tables

  private struct TableReader {
    var start: Int
    var rows: [[[UInt8]]] = []

    mutating func startCell() {
      guard !rows.isEmpty else { return }
      rows[rows.count - 1].append([])
    }

    mutating func append(_ text: ArraySlice<UInt8>) {
      guard let row = rows.last, !row.isEmpty else { return }
      rows[rows.count - 1][row.count - 1] += text
    }
  }

  private mutating func finishTable() {
    guard let table, let header = table.rows.first else { return }
    self.table = nil
    let width = header.count
    let cells = table.rows.dropFirst().flatMap { row in
      row.prefix(width) + Array(repeating: [], count: max(0, width - row.count))
    }
    var grid = Grid(
      shape: [table.rows.count - 1, width], cells: cells.map { Grid.Cell($0[...].trimmed) })
    grid.columns = header.map { $0[...].trimmed.string }
    let name = grid.isHistory ? "loss" : caption.isEmpty ? grid.columns?.first ?? "" : caption
    items.append(
      DriftItem(
        origin: .output, name: name, content: .grid(grid), range: table.start..<bytes.startIndex))
    caption = ""
  }
}
