/// Rectangular cells in rows and columns, drawn as one path for each look.
///
/// Neighbours in a row that look the same are one horizontal stroke, as thick as a cell is high, in a
/// group whose unit is a cell: `M3 4h5` are five of them.
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
    draw(in: &drawing) { drawing in
      for look in looks {
        let data = rows.indices.map { Self.strokes(of: look, in: rows[$0], row: $0) }.joined()
        Self.draw(look, data, in: &drawing)
      }
    }
  }

  /// Draws in a group whose unit is a cell and whose origin is the middle of the first cell's left
  /// edge.
  func draw(in drawing: inout Drawing, _ body: (inout Drawing) -> Void) {
    drawing.group(
      class: "cells", at: Point(x: origin.x, y: origin.y + cellHeight / 2),
      scale: Point(x: cellWidth, y: cellHeight), body)
  }

  /// Draws strokes of a look, even if there are none now.
  static func draw(_ look: Look, _ strokes: String, in drawing: inout Drawing) {
    drawing.stroke(strokes, class: look.name, opacity: Double(look.percent) / 100)
  }

  /// The strokes of a look in one row.
  static func strokes<L: Equatable>(of look: L, in cells: [L?], row: Int) -> String {
    var data = ""
    var start = 0
    while start < cells.count {
      let end = cells[start...].firstIndex { $0 != cells[start] } ?? cells.count
      if cells[start] == look { data += "M\(start) \(row)h\(end - start)" }
      start = end
    }
    return data
  }

  /// The middle of a cell.
  func center(row: Int, column: Int) -> Point {
    Point(
      x: origin.x + (Double(column) + 0.5) * cellWidth,
      y: origin.y + (Double(row) + 0.5) * cellHeight)
  }
}
