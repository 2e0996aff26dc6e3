import NotebookDocuments

/// A part of a document that can be compared with its counterpart: a line of prose, an array, a table.
struct DriftItem {
  /// Who wrote it, as far as the text says.
  enum Origin {
    /// A line of Markdown; prose unless it stands in the place of a block.
    case line
    /// A line of code in a fence, such as the echoed source of a block.
    case code
    /// Computed.
    case output
    /// An attribute that places a part of a picture.
    case drawing
    /// Where the document comes from.
    case provenance
    /// A comment that carries the digest of an output kept in place, and follows from it.
    case seal
    /// The digest of final parameters.
    case digest
  }

  enum Content {
    case text(NumberedText)
    case grid(Grid)
  }

  var origin: Origin
  /// What it is called: `W1`, a caption, a picture's name.
  var name = ""
  var content: Content
  /// Its bytes in the document.
  var range: Range<Int>
  /// Where the numbers stand that are compared with those of its counterpart. All else of the document
  /// has to be the same: see ``DocumentSkeleton``.
  var numbers: [Range<Int>]
  /// Bytes that only lay it out, and count as white space.
  var layout: [Range<Int>] = []
  /// The block that it belongs to, counted from 0, where the document itself says it.
  var block: Int?

  /// A text, whose numbers are compared one by one.
  init(
    _ origin: Origin, name: String = "", text: NumberedText, range: Range<Int>,
    numbers: [Range<Int>]? = nil
  ) {
    self.origin = origin
    self.name = name
    content = .text(text)
    self.range = range
    self.numbers = numbers ?? text.numbers.map(\.range)
  }

  /// A grid that was read from some slices of the document.
  ///
  /// Where these hold other numbers than the grid does, it was not understood, and none is compared.
  init(name: String, grid: Grid, range: Range<Int>, readFrom slices: [ArraySlice<UInt8>]) {
    origin = .output
    self.name = name
    content = .grid(grid)
    self.range = range
    let found = slices.flatMap { NumberedText($0).numbers }
    numbers = found.map(\.text) == grid.printedNumbers ? found.map(\.range) : []
  }

  /// What two items must share to be taken as the old and the new state of one thing.
  var signature: String {
    switch content {
    case .text(let text): "\(origin) \(text.skeleton)"
    case .grid: "grid \(name)"
    }
  }

  var isGrid: Bool { if case .grid = content { true } else { false } }
}

/// Numbers and words in rows and columns: an array, a table, or the losses of a training.
struct Grid {
  struct Cell {
    var text: String
    var numbers: NumberedText

    init(_ bytes: ArraySlice<UInt8>) {
      text = String(decoding: bytes, as: UTF8.self)
      numbers = NumberedText(bytes)
    }
  }

  /// The sizes of an array from outside to inside; of a table its rows and columns.
  var shape: [Int]
  /// Row by row.
  var cells: [Cell]
  /// The headers of a table; nil for an array.
  var columns: [String]?
  /// What follows an array's brackets, such as `dtype=float32`.
  var suffix = ""

  /// Whether each row belongs to an epoch, which stands in the first column.
  var isHistory: Bool {
    columns?.first.map { Table.Column.epochHeaders.contains($0) } ?? false
  }

  /// The first cell of each row of a table, where these tell the rows apart.
  var rowKeys: [String]? {
    guard let width = columns?.count, width > 0 else { return nil }
    let keys = stride(from: 0, to: cells.count, by: width).map { cells[$0].text }
    return Set(keys).count == keys.count ? keys : nil
  }

  /// The place of a cell as it is named in reports: `[0, 1]`, `epoch 300`, `row 2, ŷ`.
  func place(of index: Int) -> String {
    guard let columns else { return subscriptText(index) }
    let (row, column) = (index / columns.count, index % columns.count)
    if isHistory { return "epoch \(cells[row * columns.count].text)" }
    let key = rowKeys.map { $0[row] } ?? ""
    let isName = !key.isEmpty && column > 0 && NumberedText(key).skeleton != "\u{1}"
    return (isName ? key : "row \(row)") + ", \(columns[column])"
  }

  private func subscriptText(_ index: Int) -> String {
    guard !shape.isEmpty else { return "" }
    var rest = index
    var parts: [String] = []
    for size in shape.reversed() {
      parts.append("\(rest % max(size, 1))")
      rest /= max(size, 1)
    }
    return "[" + parts.reversed().joined(separator: ", ") + "]"
  }
}

extension Grid {
  /// The numbers in it, in the order in which they are printed.
  fileprivate var printedNumbers: [String] {
    let headers = (columns ?? []).flatMap { NumberedText($0).numbers }
    return (headers + cells.flatMap(\.numbers.numbers)).map(\.text)
  }
}

extension Grid: CustomStringConvertible {
  /// The kind and size: "a single number", "2 × 2 numbers", "4 rows of Epoch, Loss".
  var description: String {
    if let columns { return "\(shape[0]) rows of \(columns.joined(separator: ", "))" }
    return shape.inWords + (suffix.isEmpty ? "" : " " + suffix)
  }
}
