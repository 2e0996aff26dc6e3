import NotebookDocuments
import NotebookSyntax

/// Takes a Markdown document apart.
struct MarkdownItems {
  private let bytes: [UInt8]
  private let lines: [Range<Int>]
  private var index = 0
  private var caption = ""
  private var items: [DriftItem] = []

  /// The items of a document, from top to bottom. Blank lines give none.
  static func items(of bytes: [UInt8]) -> [DriftItem] {
    var reader = MarkdownItems(bytes)
    while reader.index < reader.lines.count { reader.readOne() }
    return reader.items
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = Self.lines(of: bytes)
  }

  /// The lines without their endings.
  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A || byte == 0x0D {
      let endsCRLF = byte == 0x0A && index > 0 && bytes[index - 1] == 0x0D
      if !endsCRLF { lines.append(start..<index) }
      start = index + 1
    }
    return lines + [start..<bytes.count]
  }

  /// A line without the spaces and `>` of the lists and quotes around it.
  private func content(_ index: Int) -> ArraySlice<UInt8> {
    bytes[lines[index]].drop { $0.isSpace || $0 == UInt8(ascii: ">") }
  }

  private mutating func readOne() {
    let line = content(index)
    if line.isEmpty {
      index += 1
    } else if let fence = Fence(Self.withoutListMarker(line)) {
      read(fence)
    } else if line.first == UInt8(ascii: "|"), readTable() {
      return
    } else if line.trimmed.elementsEqual("$$".utf8), readFormula() {
      return
    } else {
      readLine(line)
    }
  }

  private mutating func add(
    _ origin: DriftItem.Origin, _ name: String, _ text: NumberedText, through last: Int,
    numbers: [Range<Int>]? = nil
  ) {
    let range = lines[index].lowerBound..<lines[last].upperBound
    items.append(DriftItem(origin, name: name, text: text, range: range, numbers: numbers))
    index = last + 1
  }

  // MARK: - Fences

  private struct Fence {
    let character: UInt8
    let length: Int
    let info: ArraySlice<UInt8>

    init?(_ line: ArraySlice<UInt8>) {
      guard let first = line.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
      else { return nil }
      character = first
      length = line.prefix { $0 == first }.count
      info = line.dropFirst(length).trimmed
      guard length >= 3, !info.contains(UInt8(ascii: "`")) else { return nil }
    }

    func isClosed(by line: ArraySlice<UInt8>) -> Bool {
      let run = line.prefix { $0 == character }
      return run.count >= length && line.dropFirst(run.count).allSatisfy(\.isSpace)
    }
  }

  private mutating func read(_ fence: Fence) {
    let start = index + 1
    var end = start
    while end < lines.count, !fence.isClosed(by: content(end)) { end += 1 }
    if fence.info.elementsEqual("text".utf8) {
      items += PrintedValues.items(in: (start..<end).map(content), caption: caption)
      caption = ""
    } else {
      for line in start..<end where !content(line).trimmed.isEmpty {
        index = line
        add(.code, "", NumberedText(bytes[lines[line]]), through: line)
      }
    }
    index = end + 1
  }

  /// A line without the `-`, `*`, `+` or `1.` that starts an item of a list.
  private static func withoutListMarker(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line
    if let first = rest.first, "-*+".utf8.contains(first) {
      rest = rest.dropFirst()
    } else {
      rest = rest.drop(while: \.isDigit)
      guard let mark = rest.first, ".)".utf8.contains(mark), rest.count < line.count else {
        return line
      }
      rest = rest.dropFirst()
    }
    guard rest.first?.isSpace == true else { return line }
    return rest.drop { $0.isSpace || $0 == UInt8(ascii: ">") }
  }

  // MARK: - Tables and formulas

  private mutating func readTable() -> Bool {
    var end = index
    while end < lines.count, content(end).first == UInt8(ascii: "|") { end += 1 }
    let rows = (index..<end).map(content)
    guard let grid = Grid(table: rows) else { return false }
    let name = caption.isEmpty ? grid.columns?.first ?? "" : caption
    var item = DriftItem(
      name: grid.isHistory ? "loss" : name, grid: grid,
      range: lines[index].lowerBound..<lines[end - 1].upperBound, readFrom: rows)
    // A column is as wide as its widest cell: of its hyphens, one says what the others do.
    item.layout = rows[1].indices.filter { offset in
      bytes[offset] == UInt8(ascii: "-") && bytes[offset - 1] == UInt8(ascii: "-")
    }.map { $0..<$0 + 1 }
    items.append(item)
    index = end
    caption = ""
    return true
  }

  private mutating func readFormula() -> Bool {
    guard
      let end = ((index + 1)..<lines.count).first(where: {
        content($0).trimmed.elementsEqual("$$".utf8)
      })
    else { return false }
    let body = bytes[lines[index].upperBound..<lines[end].lowerBound]
    let text = NumberedText(body)
    let name = text.skeleton.prefix { $0 != "=" }.filter { $0 != " " }
    add(.output, caption.isEmpty ? String(name) : caption, text, through: end)
    caption = ""
    return true
  }

  // MARK: - Lines

  private mutating func readLine(_ line: ArraySlice<UInt8>) {
    let text = line.trimmed
    if text.starts(with: "<sub>nbrun: ".utf8) { return readProvenance(text) }
    if text.starts(with: "<!-- nbrun:".utf8) {
      let digest = OutputRegion.digest(in: text)
      return add(.seal, "", NumberedText(text), through: index, numbers: digest.map { [$0] } ?? [])
    }
    let isBold =
      text.count > 4 && text.starts(with: "**".utf8) && text.suffix(2).elementsEqual("**".utf8)
    caption = isBold ? text.dropFirst(2).dropLast(2).string : ""
    let name = text.starts(with: "![".utf8) ? "the picture's description" : ""
    add(.line, name, NumberedText(bytes[lines[index]]), through: index)
  }

  /// Reads `<sub>nbrun: numeric contract 1 · seed: 42</sub>`.
  private mutating func readProvenance(_ text: ArraySlice<UInt8>) {
    var rest = text.dropFirst("<sub>".utf8.count)
    while !rest.isEmpty {
      let end =
        rest.firstRange(of: " · ".utf8) ?? rest.firstRange(of: "</sub>".utf8)
        ?? rest.endIndex..<rest.endIndex
      let entry = rest[..<end.lowerBound]
      let name = entry.prefix { $0 != UInt8(ascii: ":") }
      let value = entry.dropFirst(name.count + 1).trimmed
      items.append(
        DriftItem(
          .provenance, name: name.string, text: NumberedText(value),
          range: value.startIndex..<value.endIndex, numbers: []))
      rest = rest[end.upperBound...]
    }
    index += 1
  }
}
