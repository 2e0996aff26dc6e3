extension Diagnostic {
  /// The source line with the range underlined, for a terminal.
  ///
  ///      12 | loss: {function: mse, report: maen}
  ///         |                               ^~~~
  ///
  /// A tab takes four cells, a wide character two, and a control character is shown by its picture, so
  /// that a notebook cannot steer the terminal. A long line is cut around the range.
  package var excerpt: String {
    let range = rangeInSource
    let line = source.line(at: location.line - 1)
    let start = min(max(range.lowerBound, line.lowerBound), line.upperBound)
    let end = max(start, min(range.upperBound, line.upperBound))
    var before = Cells(source.text(in: source.tail(of: line.lowerBound..<start)))
    let marked = Cells(source.text(in: source.head(of: start..<end)))
    var after = Cells(source.text(in: source.head(of: end..<line.upperBound)))
    before.keepLast(60)
    after.keepFirst(max(0, 100 - before.width - marked.width))
    let number = String(location.line)
    let gutter = String(repeating: " ", count: max(0, 6 - number.count)) + number
    let blank = String(repeating: " ", count: gutter.count)
    let underline = "^" + String(repeating: "~", count: max(0, min(marked.width, 120) - 1))
    let indentation = String(repeating: " ", count: before.width)
    return """
      \(gutter) | \(before.text)\(marked.first(120))\(after.text)
      \(blank) | \(indentation)\(underline)
      """
  }
}

extension SourceText {
  /// So many bytes at most are looked at on each side of an excerpt's edges, however long the line.
  private static let nearby = 2048

  /// The first characters of a range.
  fileprivate func head(of range: SourceRange) -> SourceRange {
    var end = min(range.upperBound, range.lowerBound + Self.nearby)
    while end < range.upperBound, bytes[end].isContinuation { end += 1 }
    return range.lowerBound..<end
  }

  /// The last characters of a range.
  fileprivate func tail(of range: SourceRange) -> SourceRange {
    var start = max(range.lowerBound, range.upperBound - Self.nearby)
    while start < range.upperBound, bytes[start].isContinuation { start += 1 }
    return start..<range.upperBound
  }
}

/// Characters with the number of terminal cells that each takes.
private struct Cells {
  private var cells: [(text: String, width: Int)] = []

  init(_ text: String) {
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        cells.append(("    ", 4))
      } else if scalar.properties.generalCategory == .control {
        cells.append((String(scalar.visible), 1))
      } else {
        cells.append((String(scalar), scalar.terminalWidth))
      }
    }
  }

  var width: Int { cells.reduce(0) { $0 + $1.width } }
  var text: String { cells.map(\.text).joined() }

  func first(_ limit: Int) -> String {
    var copy = self
    copy.keepFirst(limit)
    return copy.text
  }

  mutating func keepFirst(_ limit: Int) {
    let kept = Cells.count(of: cells, within: limit)
    if kept < cells.count { cells = cells.prefix(max(0, kept - 1)) + [("…", 1)] }
  }

  mutating func keepLast(_ limit: Int) {
    let kept = Cells.count(of: cells.reversed(), within: limit)
    if kept < cells.count { cells = [("…", 1)] + cells.suffix(max(0, kept - 1)) }
  }

  private static func count(
    of cells: some Sequence<(text: String, width: Int)>, within limit: Int
  ) -> Int {
    var total = 0
    var count = 0
    for cell in cells {
      total += cell.width
      if total > limit { break }
      count += 1
    }
    return count
  }
}

extension Unicode.Scalar {
  /// The cells that a terminal gives it: 0 for marks that combine with the character before, 2 for
  /// the blocks that Unicode's East Asian Width (UAX #11) and emoji presentation call wide, else 1.
  fileprivate var terminalWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default:
      return properties.isEmojiPresentation ? 2 : 1
    }
  }
}
