/// A table in HTML, with a caption and headers that say what they head.
enum HTMLTable {
  static func render(_ table: Table, caption: String?) -> String {
    var html = "<table>"
    if let caption { html += "<caption><span>\(HTMLText.escaped(caption))</span></caption>" }
    html += "<thead><tr>"
    for column in table.columns { html += header(column) }
    html += "</tr></thead><tbody>"
    for row in table.rows { html += "\n<tr>" + cells(row, table) + "</tr>" }
    return html + "</tbody></table>"
  }

  /// A corner or a column without a name heads nothing.
  private static func header(_ column: Table.Column) -> String {
    column.header.isEmpty
      ? "<td></td>" : element("th", " scope=\"col\"" + alignment(column), column.header)
  }

  private static func cells(_ row: [String], _ table: Table) -> String {
    table.columns.indices.map { index in
      let text = index < row.count ? row[index] : ""
      let isHeader = table.hasRowHeaders && index == 0
      let attributes = (isHeader ? " scope=\"row\"" : "") + alignment(table.columns[index])
      return element(isHeader ? "th" : "td", attributes, text)
    }.joined()
  }

  private static func element(_ name: String, _ attributes: String, _ text: String) -> String {
    "<\(name)\(attributes)>\(HTMLText.escaped(text))</\(name)>"
  }

  private static func alignment(_ column: Table.Column) -> String {
    switch column.alignment {
    case .leading: ""
    case .trailing: " class=\"end\""
    case .center: " class=\"center\""
    }
  }
}
