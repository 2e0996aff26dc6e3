import NotebookDocuments
import NotebookSyntax

extension Grid {
  /// One number by itself.
  init(scalar bytes: ArraySlice<UInt8>) {
    shape = []
    cells = [Cell(bytes)]
  }

  /// Reads brackets in brackets, as NumPy prints arrays; nil where the rows are not of one length.
  init?(array bytes: ArraySlice<UInt8>) {
    var reader = ArrayReader(bytes)
    guard let shape = reader.readArray() else { return nil }
    self.shape = shape
    cells = reader.cells
  }

  /// Reads the lines of a table in GitHub's syntax; nil where they are none.
  init?(table lines: [ArraySlice<UInt8>]) {
    guard lines.count >= 2, Self.isRule(lines[1]) else { return nil }
    let headers = Self.cells(of: lines[0])
    let rows = lines.dropFirst(2).map(Self.cells)
    guard rows.allSatisfy({ $0.count == headers.count }) else { return nil }
    columns = headers.map(\.text)
    cells = rows.flatMap { $0 }
    shape = [rows.count, headers.count]
  }

  /// The losses of epochs.
  init(history: [(epoch: ArraySlice<UInt8>, loss: ArraySlice<UInt8>)]) {
    columns = [Table.Column.epochHeader, "Loss"]
    cells = history.flatMap { [Cell($0.epoch), Cell($0.loss)] }
    shape = [history.count, 2]
  }

  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains(UInt8(ascii: "-")) && line.allSatisfy { "|-: ".utf8.contains($0) }
  }

  /// The cells of a row, without the padding, emphasis and backslashes that only lay them out.
  private static func cells(of line: ArraySlice<UInt8>) -> [Cell] {
    var cells: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in line.trimmed.dropFirst() {
      if byte == UInt8(ascii: "|"), !isEscaped {
        cells.append([])
      } else if byte != UInt8(ascii: "\\") || isEscaped {
        cells[cells.count - 1].append(byte)
      }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return cells.dropLast().map { cell in
      var text = cell[...].trimmed
      if text.count >= 4, text.starts(with: "**".utf8), text.suffix(2).elementsEqual("**".utf8) {
        text = text.dropFirst(2).dropLast(2)
      }
      return Cell(text)
    }
  }
}

/// Reads nested brackets.
private struct ArrayReader {
  private var rest: ArraySlice<UInt8>
  var cells: [Grid.Cell] = []

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// The shape of the array at the current position.
  ///
  /// - Parameter depth: how many brackets may still open.
  mutating func readArray(depth: Int = 32) -> [Int]? {
    guard depth > 0, rest.popFirst() == UInt8(ascii: "[") else { return nil }
    var inner: [Int]?
    var count = 0
    while true {
      rest = rest.drop { $0.isSpace || $0 == UInt8(ascii: ",") }
      switch rest.first {
      case nil: return nil
      case UInt8(ascii: "]"):
        rest.removeFirst()
        return [count] + (inner ?? [])
      case UInt8(ascii: "["):
        guard let shape = readArray(depth: depth - 1), inner == nil || inner == shape else {
          return nil
        }
        inner = shape
      default:
        guard inner == nil || inner == [] || isEllipsis else { return nil }
        if !isEllipsis { inner = [] }
        cells.append(Grid.Cell(takeWord()))
      }
      count += 1
    }
  }

  private var isEllipsis: Bool { rest.starts(with: "...".utf8) }

  private mutating func takeWord() -> ArraySlice<UInt8> {
    let word = rest.prefix { !$0.isSpace && !",[]".utf8.contains($0) }
    rest = rest.dropFirst(word.count)
    return word
  }
}

extension ArraySlice<UInt8> {
  /// Without the white space at both ends.
  var trimmed: ArraySlice<UInt8> {
    let start = drop(while: \.isSpace)
    let end = start.lastIndex { !$0.isSpace } ?? start.startIndex - 1
    return start[start.startIndex..<(end + 1)]
  }

  var string: String { String(decoding: self, as: UTF8.self) }

  /// Whether it can be a SHA-256 in hexadecimal digits.
  var isDigest: Bool { count == 64 && allSatisfy { $0.hexadecimalValue != nil } }
}
