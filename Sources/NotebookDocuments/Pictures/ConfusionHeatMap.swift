/// How often each class was predicted for each actual class.
package struct ConfusionHeatMap: Equatable, Sendable {
  /// Rows are actual classes, columns predicted ones.
  package var counts: [[Int]]
  /// The name of each class.
  package var classes: [String]

  /// Makes a confusion matrix; the names are plain.
  package init(counts: [[Int]], classes: [String]) {
    self.counts = counts
    self.classes = classes
  }

  /// Draws it.
  package var figure: Figure {
    let correct = counts.indices.reduce(0) { $0 + counts[$1][$1] }
    let total = counts.joined().reduce(0, +)
    let text = "Confusion matrix. \(correct) of \(total) samples have their actual class predicted."
    return Figure(
      kind: "confusion-matrix", title: "Confusion matrix", alternativeText: text,
      width: width, height: height, body: drawing.body)
  }

  private var width: Int {
    let matrix = grid.origin.x + Double(counts.count) * grid.cellWidth
    return Int((max(matrix, grid.origin.x + TextMetrics.width(Self.columnTitle)) + 4).rounded(.up))
  }

  private var height: Int { Int((grid.origin.y + Double(counts.count) * grid.cellHeight + 4)) }

  private var names: [String] { classes.map { TextMetrics.truncated($0, to: 90) } }

  private var grid: CellGrid {
    let left = (names.map(TextMetrics.width).max() ?? 0) + 12
    let title = TextMetrics.width(Self.rowTitle) + 12
    let origin = Point(x: max(left, title).rounded(.up), y: 44)
    let wanted = max(56, left)
    let cellWidth = min(wanted, (Self.widest - origin.x - 4) / Double(max(1, counts.count)))
    return CellGrid(origin: origin, cellWidth: cellWidth, cellHeight: min(30, max(18, cellWidth)))
  }

  private var drawing: Drawing {
    var drawing = Drawing()
    let grid = grid
    let most = Double(max(1, counts.joined().max() ?? 1))
    let looks = counts.map { row in
      row.map { count in
        count == 0
          ? nil : CellGrid.Look(name: "positive", percent: 4 + Int(Double(count) / most * 52))
      }
    }
    grid.draw(looks, in: &drawing)
    drawing.text(Self.columnTitle, at: Point(x: grid.origin.x, y: 13))
    drawing.text(Self.rowTitle, at: Point(x: 4, y: 37))
    let labels = counts.map { $0.map { "\($0)" } }
    let widest = labels.joined().map(TextMetrics.width).max() ?? 0
    for index in counts.indices {
      drawNames(index, grid, in: &drawing)
      guard widest + 4 <= grid.cellWidth else { continue }
      for (column, label) in labels[index].enumerated() {
        let center = grid.center(row: index, column: column)
        drawing.text(label, at: Point(x: center.x, y: center.y + 4.5), .middle)
      }
    }
    return drawing
  }

  private func drawNames(_ index: Int, _ grid: CellGrid, in drawing: inout Drawing) {
    guard names.indices.contains(index) else { return }
    let center = grid.center(row: index, column: index)
    let side = Point(x: grid.origin.x - 8, y: center.y + 4.5)
    drawing.text(names[index], at: side, .end, class: "quiet")
    // The columns are in the order of the rows: where they are narrow, the rows' names will do.
    guard grid.cellWidth >= 24 else { return }
    let above = TextMetrics.truncated(names[index], to: grid.cellWidth - 4)
    drawing.text(above, at: Point(x: center.x, y: 37), .middle, class: "quiet")
  }

  private static let widest = 480.0
  private static let rowTitle = "actual"
  private static let columnTitle = "predicted"
}
