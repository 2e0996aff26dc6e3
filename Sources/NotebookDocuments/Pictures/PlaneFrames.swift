/// The answers of a network over the plane of two inputs, frame after frame.
package struct PlaneFrames: Sendable {
  /// How many cells lie along each side.
  package static let cells = 26

  /// Where the plane is, what lies in it and what the classes are called; its grid of outputs is
  /// not looked at.
  var boundary: DecisionBoundary
  /// For each frame the level of every cell, from the upper left, row by row; see
  /// `DecisionBoundary.level`.
  var levels: [[Int]]

  /// Makes the frames of a plane.
  package init(
    boundary: DecisionBoundary, levels: [[Int]]
  ) {
    self.boundary = boundary
    self.levels = levels
  }

  /// As it is in the last frame.
  var figure: Figure {
    let text =
      "\(boundary.title) over \(boundary.xTitle) and \(boundary.yTitle) in the last frame."
    return Figure(
      kind: "training-plane", title: boundary.title, alternativeText: text,
      width: Self.size.width, height: Self.size.height, body: drawing.body)
  }

  private static let size = (width: 272, height: 264)

  private var drawing: Drawing {
    var drawing = Drawing()
    let frame = PlotFrame(
      size: Self.size, margin: 8, xTitle: boundary.xTitle, yTitle: boundary.yTitle,
      y: Axis.linear(boundary.yRange, count: 5, extends: false)
    ) { Axis.linear(boundary.xRange, count: min($0, 5), extends: false) }
    let side = Double(Self.cells)
    let grid = CellGrid(
      origin: Point(x: frame.left, y: frame.top), cellWidth: (frame.right - frame.left) / side,
      cellHeight: (frame.bottom - frame.top) / side)
    grid.draw(in: &drawing) { drawCells(in: &$0) }
    frame.draw(in: &drawing, grid: false)
    boundary.drawSamples(frame, in: &drawing)
    drawKey(frame, in: &drawing)
    return drawing
  }

  /// A path for each look that any frame has, in the order of the looks.
  private func drawCells(in drawing: inout Drawing) {
    let last: [Int?] = levels.last ?? []
    let rows = (0..<Self.cells).map { Array(last[$0 * Self.cells..<($0 + 1) * Self.cells]) }
    for level in 0..<4 * min(6, boundary.classes.count) {
      let strokes = rows.indices.map { CellGrid.strokes(of: level, in: rows[$0], row: $0) }
      CellGrid.draw(DecisionBoundary.look(level), strokes.joined(), in: &drawing)
    }
  }

  /// The classes' marks and names above the plane, as far as there is room.
  private func drawKey(_ frame: PlotFrame, in drawing: inout Drawing) {
    var x = frame.right
    let free = 4 + TextMetrics.width(boundary.yTitle) + 16
    for index in boundary.classes.indices.reversed() {
      let name = TextMetrics.truncated(boundary.classes[index], to: 70)
      x -= TextMetrics.width(name)
      guard x - 14 > free else { break }
      drawing.text(name, at: Point(x: x, y: 13))
      drawing.path(Marker.data(index, at: Point(x: x - 9, y: 9)), class: Marker.classes(index))
      x -= 28
    }
  }
}
