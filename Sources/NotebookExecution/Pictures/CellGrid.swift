/// Rectangular cells in rows and columns, drawn as one path for each look: neighbours in a row that
/// look the same become one rectangle.
struct CellGrid {
  /// How a cell is filled: a class of the style sheet, at a share of full opacity in percent.
  struct Look: Equatable, Comparable {
    var name: String
    var percent: Int

    static func < (a: Look, b: Look) -> Bool { (a.name, a.percent) < (b.name, b.percent) }
  }

  /// The upper left corner.
  var origin: Point
  var cellWidth: Double
  var cellHeight: Double

  /// Draws rows of cells from top to bottom; nil leaves a cell empty.
  func draw(_ rows: [[Look?]], in drawing: inout Drawing) {
    var looks: [Look] = []
    for look in rows.joined().compactMap({ $0 }).sorted() where looks.last != look {
      looks.append(look)
    }
    for look in looks {
      let data = rows.indices.map { pathData(of: look, in: rows[$0], row: $0) }.joined()
      drawing.path(data, class: "cells " + look.name, opacity: Double(look.percent) / 100)
    }
  }

  /// The middle of a cell.
  func center(row: Int, column: Int) -> Point {
    Point(
      x: origin.x + (Double(column) + 0.5) * cellWidth,
      y: origin.y + (Double(row) + 0.5) * cellHeight)
  }

  private func pathData(of look: Look, in cells: [Look?], row: Int) -> String {
    var data = ""
    var start = 0
    while start < cells.count {
      let end = cells[start...].firstIndex { $0 != cells[start] } ?? cells.count
      if cells[start] == look { data += rectangle(start..<end, row) }
      start = end
    }
    return data
  }

  private func rectangle(_ columns: Range<Int>, _ row: Int) -> String {
    // Whole units: half the bytes, and neighbours meet without a seam.
    let left = Int((origin.x + Double(columns.lowerBound) * cellWidth).rounded())
    let right = Int((origin.x + Double(columns.upperBound) * cellWidth).rounded())
    let top = Int((origin.y + Double(row) * cellHeight).rounded())
    let bottom = Int((origin.y + Double(row + 1) * cellHeight).rounded())
    return "M\(left) \(top)h\(right - left)v\(bottom - top)h\(left - right)z"
  }
}
