/// A table in GitHub's syntax, its columns aligned in the source too.
enum MarkdownTable {
  static func render(_ table: Table, _ style: MarkdownStyle) -> String {
    let headers = table.columns.map { MarkdownText.escaped($0.header, in: .cell, style) }
    let rows = [headers] + table.rows.map { cells(of: $0, in: table, style) }
    let widths = table.columns.indices.map { column in
      max(3, rows.map { $0[column].count }.max() ?? 0)
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
    let missing = max(0, width - text.count)
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
