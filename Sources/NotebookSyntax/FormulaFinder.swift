/// Finds the formulas in the text of a notebook by GitHub's rules.
///
/// CommonMark knows no formulas: it would read `_` and `*` in them as emphasis, and take the backslash
/// from `\{`. So they are found in the source's bytes, in the lines that the tree says hold text, and the
/// tree is then read from a copy of the source in which each formula is a mark of the same length.
/// Code spans, links' addresses and HTML tags come first; a formula ends with its paragraph or cell.
struct FormulaFinder {
  /// The formulas in the order of the tree.
  private(set) var formulas: [ProseFormula] = []
  /// The source with a mark in the place of each formula.
  private(set) var maskedBytes: [UInt8]

  /// Finds the formulas from an offset on; nil where there can be none.
  init?(in source: SourceText, from bodyStart: Int, linesAbove: Int) {
    maskedBytes = source.bytes
    let body = source.bytes[bodyStart...]
    guard body.contains(.dollar), !source.bytes.contains(where: Marks.isInFormula) else {
      return nil
    }
    for block in CommonMark.tree(of: body).nodes where block.holdsText {
      let lines = (block.firstLine...max(block.firstLine, block.lastLine)).map {
        $0 - 1 + linesAbove
      }
      let text = TextBlockBytes(
        lines: lines.filter { $0 < source.lineCount }, quoteDepth: block.quoteDepth, in: source)
      for segment in block.kind == .table ? text.cells : [text.characters] { find(in: segment) }
    }
  }

  /// The formulas as the tree is to have them.
  var marks: Marks {
    var marks = Marks()
    marks.formulas = formulas.map { formula in
      (formula.tex, maskedBytes[formula.range].count { Marks.isInFormula($0) })
    }
    return marks
  }

  // MARK: - Finding

  private mutating func find(in characters: [TextBlockBytes.Character]) {
    var scanner = FormulaScanner(characters)
    while let found = scanner.next() {
      let place = characters[found.whole].map(\.offset)
      guard let first = place.first, let last = place.last else { continue }
      let content = characters[found.content]
      formulas.append(
        ProseFormula(
          tex: content.map(\.byte), offsets: content.map(\.offset), range: first..<last + 1,
          isDisplay: found.isDisplay))
      for character in characters[found.whole] where !character.isLineEnd {
        maskedBytes[character.offset] = Marks.formulaFiller
        // The backslash of `\|` in a cell.
        if character.isEscaped { maskedBytes[character.offset - 1] = Marks.formulaFiller }
      }
      maskedBytes[first] = Marks.formulaStart
      maskedBytes[last] = Marks.formulaEnd
    }
  }
}

extension MarkdownNode {
  /// Whether it is a block whose text may hold formulas.
  fileprivate var holdsText: Bool {
    switch kind {
    case .paragraph, .heading, .table: true
    default: false
    }
  }
}

extension UInt8 {
  static let dollar = UInt8(ascii: "$")
}

/// The bytes of a block of text without what quotes put before its lines.
struct TextBlockBytes {
  /// Eight bytes for each of the text: a source has less than 2³² of them.
  struct Character {
    var byte: UInt8
    /// Whether a backslash that is not part of the text stands before it.
    var isEscaped = false
    var isLineEnd = false
    private let place: UInt32

    init(byte: UInt8, offset: Int, isLineEnd: Bool = false) {
      self.byte = byte
      self.isLineEnd = isLineEnd
      place = UInt32(offset)
    }

    var offset: Int { Int(place) }
  }

  private var lines: [[Character]]

  init(lines indices: [Int], quoteDepth: Int, in source: SourceText) {
    lines = indices.map { index in
      let line = source.line(at: index)
      var start = line.lowerBound
      var quotes = 0
      while start < line.upperBound {
        let isQuote = source.bytes[start] == UInt8(ascii: ">") && quotes < quoteDepth
        guard source.bytes[start].isSpaceOrTab || isQuote else { break }
        quotes += isQuote ? 1 : 0
        start += 1
      }
      return (start..<line.upperBound).map { Character(byte: source.bytes[$0], offset: $0) }
    }
  }

  /// All lines, with line feeds between them.
  var characters: [Character] {
    var result: [Character] = []
    for line in lines {
      if let last = result.last {
        result.append(Character(byte: .lineFeed, offset: last.offset + 1, isLineEnd: true))
      }
      result += line
    }
    return result
  }

  /// The cells of a table's rows; what a row has more than the first is not shown.
  var cells: [[Character]] {
    let rows = lines.map(Self.cells)
    return rows.flatMap { $0.prefix(rows[0].count) }
  }

  private static func cells(of line: [Character]) -> [[Character]] {
    var cells: [[Character]] = [[]]
    for (index, character) in line.enumerated() {
      if character.byte != UInt8(ascii: "|") {
        cells[cells.count - 1].append(character)
      } else if index > 0, line[index - 1].byte == .backslash {
        cells[cells.count - 1].removeLast()
        var bar = character
        bar.isEscaped = true
        cells[cells.count - 1].append(bar)
      } else {
        cells.append([])
      }
    }
    if cells.count > 1, cells[0].allSatisfy(\.byte.isSpaceOrTab) { cells.removeFirst() }
    if cells.count > 1, cells[cells.count - 1].allSatisfy(\.byte.isSpaceOrTab) {
      cells.removeLast()
    }
    return cells
  }
}
