/// Where small heat maps stand: all of them in one grid of cells, whose unit is a number.
struct HeatTilesLayout {
  let width: Int
  let height: Int
  private let tiles: [(name: String, values: [[Double]])]
  private let scale: HeatScale
  /// The length of a cell's sides.
  private let cell: Double
  /// The cells of a tile.
  private let size: (rows: Int, columns: Int)
  /// The cells from one tile to the next.
  private let pitch: (rows: Int, columns: Int)
  /// How many tiles stand beside each other.
  private let columns: Int

  /// Lays out tiles of one size, those of a group in a row if they have room.
  init(_ tiles: some Collection<HeatTiles.Tile>, group: Int) {
    self.tiles = tiles.map { ($0.name, HeatMapLayout.reduced($0.values)) }
    scale = HeatScale(tiles.lazy.flatMap { $0.values.joined() })
    let first = self.tiles.first?.values ?? []
    size = (max(first.count, 1), max(first.first?.count ?? 0, 1))
    let cell = Self.side / Double(max(size.rows, size.columns))
    func cells(_ length: Double) -> Int { Int((length / cell).rounded(.up)) }
    let names = tiles.map { TextMetrics.width($0.name) }.max() ?? 0
    pitch = (
      size.rows + cells(Self.nameHeight), max(size.columns, cells(names)) + cells(Self.gap)
    )
    self.cell = cell
    let most = max(1, Int(Self.widest / (Double(pitch.columns) * cell)))
    columns = max(1, group > 1 && group <= most ? group : min(self.tiles.count, most))
    let rows = (self.tiles.count + columns - 1) / columns
    width = Int(max(Double(columns * pitch.columns) * cell, scale.keyWidth).rounded(.up))
    let last = rows * pitch.rows - cells(Self.nameHeight)
    height = Int((Self.top + Double(max(last, 0)) * cell + 4).rounded(.up))
  }

  private static let side = 48.0
  private static let gap = 12.0
  private static let nameHeight = 26.0
  private static let widest = 480.0
  /// Where the first row of tiles starts, below the key.
  private static let top = 44.0

  var drawing: Drawing {
    var drawing = Drawing()
    scale.drawKey(in: &drawing)
    var rows: [[CellGrid.Look?]] = []
    var outlines: [[Point]] = []
    for (index, tile) in tiles.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let (top, left) = (row * pitch.rows, column * pitch.columns)
      while rows.count < top + size.rows {
        rows.append(Array(repeating: nil, count: columns * pitch.columns))
      }
      for (line, values) in tile.values.enumerated() {
        for (place, value) in values.enumerated() {
          rows[top + line][left + place] = scale.look(value)
        }
      }
      let corner = place(top, left)
      drawing.text(tile.name, at: Point(x: corner.x, y: corner.y - 4), class: "quiet")
      outlines.append(
        [(0, 0), (0, size.columns), (size.rows, size.columns), (size.rows, 0), (0, 0)].map {
          place(top + $0.0, left + $0.1)
        })
    }
    CellGrid(origin: place(0, 0), cellWidth: cell, cellHeight: cell).draw(rows, in: &drawing)
    drawing.lines(outlines, class: "grid")
    return drawing
  }

  /// The upper left corner of a cell.
  private func place(_ row: Int, _ column: Int) -> Point {
    Point(x: 4 + Double(column) * cell, y: Self.top + Double(row) * cell)
  }
}
