/// What the output in a notebook says, however it is laid out: the escapes, the padding of tables, the markers of
/// lists, the characters of emphasis and of fences, and the white space between words are not in it.
///
/// It is only good for being compared with another reading.
struct RegionReading {
  private(set) var bytes: [UInt8] = []
  /// White space of a text, which counts where something follows in it.
  private var hasPendingSpace = false
  private let formulas: [ProseFormula]

  /// Reads some nodes of a tree.
  init(_ nodes: ArraySlice<MarkdownNode>, formulas: [ProseFormula]) {
    self.formulas = formulas
    var ends: [Int] = []
    for (index, node) in zip(nodes.indices, nodes) {
      while let end = ends.last, end <= index {
        mark(")")
        ends.removeLast()
      }
      add(node.kind)
      if node.end > index + 1 {
        mark("(")
        ends.append(node.end)
      }
    }
  }

  private mutating func add(_ kind: MarkdownNode.Kind) {
    switch kind {
    case .codeSpan, .htmlInline, .emphasis, .strong, .strikethrough, .link, .image,
      .footnoteReference:
      if hasPendingSpace { bytes.append(.space) }
    default: break
    }
    switch kind {
    case .text(let text): add(words: text)
    case .softBreak: hasPendingSpace = true
    case .lineBreak: mark("br")
    case .codeSpan(let literal): mark("code", literal)
    case .codeBlock(let fence, let literal):
      mark("pre", fence?.info ?? "", literal.withoutTrailingSpaces)
    case .htmlBlock(let literal), .htmlInline(let literal):
      mark("html")
      add(words: literal)
    case .formula(let index): mark("math", formulas[index].tex.withoutTrailingSpaces)
    case .document, .paragraph: mark("p")
    case .blockQuote: mark("quote")
    case .list(let start): mark("list", start.map { "\($0)" } ?? "")
    case .item: mark("item")
    case .taskItem(let isDone): mark("task", "\(isDone)")
    case .heading(let level, _, _): mark("h", "\(level)")
    case .thematicBreak: mark("hr")
    case .table: mark("table")
    case .tableRow(let isHeader): mark("row", "\(isHeader)")
    case .tableCell(let alignment, _): mark("cell", alignment ?? "")
    case .footnote(let address, _), .footnoteReference(_, let address, _): mark("note", address)
    case .emphasis: mark("em")
    case .strong: mark("strong")
    case .strikethrough: mark("del")
    case .link(let destination, let title): mark("a", destination, title)
    case .image(let source, let title): mark("img", source, title)
    case .livePart: mark("live")
    }
  }

  /// Adds what no text can hold.
  private mutating func mark(_ words: String...) {
    hasPendingSpace = false
    for word in words {
      bytes.append(0)
      bytes += word.utf8
    }
    bytes.append(0)
  }

  /// Adds text, with one space for each run of white space between two words.
  private mutating func add(words text: String) {
    for byte in text.utf8 {
      if byte.isSpace {
        hasPendingSpace = true
        continue
      }
      if hasPendingSpace { bytes.append(.space) }
      hasPendingSpace = false
      bytes.append(byte)
    }
  }
}

extension String {
  /// Each line without the spaces at its end, which editors take away.
  fileprivate var withoutTrailingSpaces: String {
    utf8.split(separator: .lineFeed, omittingEmptySubsequences: false).map { line in
      let end = line.lastIndex { !$0.isSpace }
      return String(
        decoding: end.map { line[...$0] } ?? line[line.startIndex..<line.startIndex], as: UTF8.self)
    }.joined(separator: "\n")
  }
}
