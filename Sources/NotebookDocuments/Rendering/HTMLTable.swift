/// A table in HTML, with a caption and headers that say what they head.
enum HTMLTable {
  static func render(_ table: Table, caption: String?) -> String {
    var html = "<table>"
    if let caption { html += "<caption><span>\(HTMLText.escaped(caption))</span></caption>" }
    html += "<thead><tr>"
    for column in table.columns { html += header(column) }
    html += "</tr></thead><tbody>"
    for (index, row) in table.rows.enumerated() {
      html += "\n<tr>" + cells(row, index, table) + "</tr>"
    }
    return html + "</tbody></table>"
  }

  /// A corner or a column without a name heads nothing.
  private static func header(_ column: Table.Column) -> String {
    column.header.isEmpty
      ? "<td></td>" : element("th", " scope=\"col\"" + alignment(column), column.header)
  }

  private static func cells(_ row: [String], _ number: Int, _ table: Table) -> String {
    table.columns.indices.map { index in
      let text = index < row.count ? row[index] : ""
      let marks = table.columns[index].marks
      if marks.indices.contains(number) { return cell(text, marks[number]) }
      let isHeader = table.hasRowHeaders && index == 0
      let attributes = (isHeader ? " scope=\"row\"" : "") + alignment(table.columns[index])
      return element(isHeader ? "th" : "td", attributes, text)
    }.joined()
  }

  private static func element(_ name: String, _ attributes: String, _ text: String) -> String {
    "<\(name)\(attributes)>\(HTMLText.escaped(text))</\(name)>"
  }

  /// A number over a bar that grows from the middle to the side of its sign, behind an arrow if it
  /// has changed. Those who cannot see them have the numbers.
  private static func cell(_ text: String, _ mark: Table.Mark) -> String {
    let arrow =
      switch mark.trend {
      case 1: "<span class=\"rise\" aria-hidden=\"true\">▲</span> "
      case -1: "<span class=\"fall\" aria-hidden=\"true\">▼</span> "
      default: ""
      }
    let size = mark.share == 0 ? 0 : max(1, Int((abs(mark.share) * 50).rounded()))
    let (name, left) = mark.share < 0 ? ("negative", -size) : ("positive", 0)
    let bar = size == 0 ? "" : "<path class=\"\(name)\" d=\"M\(left) 0h\(size)v1h-\(size)z\"/>"
    return "<td class=\"end marked\">\(arrow)\(HTMLText.escaped(text))"
      + "<svg class=\"bar\" viewBox=\"-50 0 100 1\" preserveAspectRatio=\"none\" "
      + "aria-hidden=\"true\">\(bar)</svg></td>"
  }

  private static func alignment(_ column: Table.Column) -> String {
    switch column.alignment {
    case .leading: ""
    case .trailing: " class=\"end\""
    case .center: " class=\"center\""
    }
  }
}
