/// A table in GitHub's syntax, its columns aligned in the source too.
enum MarkdownTable {
  static func render(_ table: Table, _ style: MarkdownStyle) -> String {
    let headers = table.columns.map { MarkdownText.escaped($0.header, in: .cell, style) }
    let rows = [headers] + table.rows.map { cells(of: $0, in: table, style) }
    let widths = table.columns.indices.map { column in
      max(3, rows.map { $0[column].columns }.max() ?? 0)
    }
    var lines = rows.map { row in
      line(row.indices.map { padded(row[$0], widths[$0], table.columns[$0].alignment) })
    }
    let rule = table.columns.indices.map { delimiter(widths[$0], table.columns[$0].alignment) }
    lines.insert(line(rule), at: 1)
    return lines.joined(separator: "\n")
  }

  private static func cells(
    of row: [String], in table: Table, _ style: MarkdownStyle
  ) -> [String] {
    table.columns.indices.map { column in
      guard column < row.count else { return "" }
      let text = MarkdownText.escaped(row[column], in: .cell, style)
      let isHeader = table.hasRowHeaders && column == 0 && !text.isEmpty
      return isHeader ? "**\(text)**" : text
    }
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private static func padded(
    _ text: String, _ width: Int, _ alignment: Table.Alignment
  ) -> String {
    let missing = max(0, width - text.columns)
    let before =
      switch alignment {
      case .leading: 0
      case .trailing: missing
      case .center: missing / 2
      }
    let space = { String(repeating: " ", count: $0) }
    return space(before) + text + space(missing - before)
  }

  private static func delimiter(_ width: Int, _ alignment: Table.Alignment) -> String {
    switch alignment {
    case .leading: String(repeating: "-", count: width)
    case .trailing: String(repeating: "-", count: width - 1) + ":"
    case .center: ":" + String(repeating: "-", count: width - 2) + ":"
    }
  }
}

extension String {
  /// How many columns it takes where each character is as wide as any other, and those of East Asia twice as wide: so
  /// count those who look at a table's source, and those who lay it out.
  fileprivate var columns: Int {
    reduce(0) { $0 + (($1.unicodeScalars.first.map(Self.isWide) ?? false) ? 2 : 1) }
  }

  /// The blocks of Unicode whose characters are wide or full-width (UAX #11), and the pictographs.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
