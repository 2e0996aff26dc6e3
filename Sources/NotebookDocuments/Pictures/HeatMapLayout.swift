/// Where the parts of a heat map stand.
struct HeatMapLayout {
  let width: Int
  let height: Int
  private let map: HeatMap
  /// The values of the cells: the map's own or, if those are too many, means of blocks of them.
  private let cells: [[Double]]
  private let grid: CellGrid
  private let showsNumbers: Bool
  private let scale: HeatScale

  init(_ map: HeatMap) {
    self.map = map
    cells = Self.reduced(map.values)
    let columnCount = Double(max(1, cells.first?.count ?? 0))
    let rowCount = Double(max(1, cells.count))
    let names = map.rows.map { TextMetrics.width(Self.shortened($0)) }
    let left = names.max().map { ($0 + 12).rounded(.up) } ?? 4
    let cellWidth = min(72, (Self.widest - left - 4) / columnCount)
    let numbers = cells.joined().map { TextMetrics.width(HeatScale.number($0)) }
    showsNumbers = rowCount <= 20 && (numbers.max() ?? 0) + 6 <= cellWidth
    let cellHeight = showsNumbers ? 26 : min(cellWidth, 26, 360 / rowCount)
    let top = map.columns.isEmpty ? 34.0 : 52.0
    grid = CellGrid(
      origin: Point(x: left, y: top), cellWidth: cellWidth, cellHeight: cellHeight)
    // Numbers stay readable on cells that are not quite opaque.
    scale = HeatScale(cells.joined(), strongest: showsNumbers ? 56 : 96)
    width = Int(max(left + columnCount * cellWidth + 4, scale.keyWidth).rounded(.up))
    height = Int((top + rowCount * cellHeight + 4).rounded(.up))
  }

  var drawing: Drawing {
    var drawing = Drawing()
    scale.drawKey(in: &drawing)
    grid.draw(cells.map { $0.map(scale.look) }, in: &drawing)
    if showsNumbers { drawNumbers(in: &drawing) }
    drawNames(in: &drawing)
    return drawing
  }

  private func drawNumbers(in drawing: inout Drawing) {
    for (row, values) in cells.enumerated() {
      for (column, value) in values.enumerated() {
        let center = grid.center(row: row, column: column)
        drawing.text(HeatScale.number(value), at: Point(x: center.x, y: center.y + 4.5), .middle)
      }
    }
  }

  /// Draws every name or, where they have no room, every second, third and so on.
  private func drawNames(in drawing: inout Drawing) {
    guard cells.count == map.values.count, cells.first?.count == map.values.first?.count else {
      return
    }
    let rowStride = Int((TextMetrics.lineHeight / grid.cellHeight).rounded(.up))
    for row in stride(from: 0, to: min(map.rows.count, cells.count), by: max(1, rowStride)) {
      let place = Point(x: grid.origin.x - 8, y: grid.center(row: row, column: 0).y + 4.5)
      drawing.text(Self.shortened(map.rows[row]), at: place, .end, class: "quiet")
    }
    let names = map.columns.map(Self.shortened)
    let widest = (names.map(TextMetrics.width).max() ?? 0) + 6
    let columnStride = max(1, Int((widest / grid.cellWidth).rounded(.up)))
    for column in stride(from: 0, to: names.count, by: columnStride) {
      let x = grid.center(row: 0, column: column).x
      let half = TextMetrics.width(names[column]) / 2
      let kept = min(max(x, half), Double(width) - half)
      guard kept == x || columnStride == 1 else { continue }
      drawing.text(
        names[column], at: Point(x: kept, y: grid.origin.y - 7), .middle, class: "quiet")
    }
  }

  private static func shortened(_ name: String) -> String {
    TextMetrics.truncated(name, to: 110)
  }

  /// How many values share a cell, so that rows and columns of cells are at most `mostCells`.
  static func block(_ values: [[Double]]) -> (rows: Int, columns: Int) {
    let columnCount = values.first?.count ?? 0
    return (
      max(1, (values.count + mostCells - 1) / mostCells),
      max(1, (columnCount + mostCells - 1) / mostCells)
    )
  }

  /// The means of the values that share a cell.
  static func reduced(_ values: [[Double]]) -> [[Double]] {
    let columnCount = values.first?.count ?? 0
    let (rowBlock, columnBlock) = block(values)
    guard rowBlock > 1 || columnBlock > 1 else { return values }
    return stride(from: 0, to: values.count, by: rowBlock).map { row in
      stride(from: 0, to: columnCount, by: columnBlock).map { column in
        let rows = values[row..<min(row + rowBlock, values.count)]
        let block = rows.flatMap { $0[column..<min(column + columnBlock, columnCount)] }
        return block.reduce(0, +) / Double(block.count)
      }
    }
  }

  private static let mostCells = 30
  private static let widest = 480.0
}
