/// What each unit of a network answers over the plane of two inputs, a small map for each.
package struct ActivationMaps: Equatable, Sendable {
  /// The maps of one layer.
  package struct Layer: Equatable, Sendable {
    /// What the layer is, plain text: "Layer 1, sigmoid".
    package var name: String
    /// For each unit that is shown the values of a square grid, row by row, from the upper left.
    package var units: [[Double]]
    /// How many units there are.
    package var count: Int

    /// Makes the maps of a layer.
    package init(name: String, units: [[Double]], count: Int) {
      self.name = name
      self.units = units
      self.count = count
    }
  }

  /// From the first to the last.
  package var layers: [Layer]
  /// The plane with the samples that are drawn over every map.
  package var plane: DecisionBoundary
  /// The cells along each side of a map.
  package var side: Int

  /// Makes maps; all texts are plain.
  package init(layers: [Layer], plane: DecisionBoundary, side: Int) {
    self.layers = layers
    self.plane = plane
    self.side = side
  }

  /// Draws them.
  package var figure: Figure {
    let text =
      "What each unit answers over \(plane.xTitle) and \(plane.yTitle), from zero to its largest "
      + "answer; negative answers in the second colour. "
      + layers.map { "\($0.name): \($0.units.count) of \($0.count) units" }.joined(separator: "; ")
      + "."
    return Figure(
      kind: "activation-maps", title: "Activations over the inputs", alternativeText: text,
      width: width, height: height, body: drawing.body)
  }

  /// The most units of a layer that are shown.
  package static let mostUnits = 8

  private static let tile = 100
  private static let columns = 4
  private static let gap = 14
  /// Above the maps of a layer stand its name, and above each map that of the unit.
  private static let nameHeight = 22

  private var width: Int {
    let widest = layers.map { min($0.units.count, Self.columns) }.max() ?? 1
    let names = layers.map { Int(TextMetrics.width($0.name).rounded(.up)) + 8 }.max() ?? 0
    return max(widest * (Self.tile + Self.gap), names)
  }

  private func rows(_ layer: Layer) -> Int {
    (layer.units.count + Self.columns - 1) / Self.columns
  }

  private func height(_ layer: Layer) -> Int {
    Self.nameHeight + rows(layer) * (Self.tile + Self.nameHeight) + 10
  }

  private var height: Int { layers.reduce(0) { $0 + height($1) } }

  private var drawing: Drawing {
    var drawing = Drawing()
    var top = 0
    for (number, layer) in layers.enumerated() {
      let name = TextMetrics.truncated(layer.name, to: Double(width) - 8)
      drawing.text(name, at: Point(x: 4, y: Double(top) + 14))
      for (unit, values) in layer.units.enumerated() {
        let (row, column) = unit.quotientAndRemainder(dividingBy: Self.columns)
        let corner = Point(
          x: Double(column * (Self.tile + Self.gap) + 4),
          y: Double(top + Self.nameHeight + row * (Self.tile + Self.nameHeight) + Self.nameHeight))
        let label = "a\(number + 1)[\(unit)]"
        drawing.text(label, at: Point(x: corner.x, y: corner.y - 6), class: "quiet")
        draw(values, at: corner, in: &drawing)
      }
      top += height(layer)
    }
    return drawing
  }

  private func draw(_ values: [Double], at corner: Point, in drawing: inout Drawing) {
    let largest = values.filter(\.isFinite).map(abs).max() ?? 0
    let cell = Double(Self.tile) / Double(side)
    let grid = CellGrid(origin: corner, cellWidth: cell, cellHeight: cell)
    grid.draw(
      (0..<side).map { row in
        values[row * side..<(row + 1) * side].map { Self.look($0, largest) }
      }, in: &drawing)
    let size = Double(Self.tile)
    drawing.lines(
      [
        [
          corner, Point(x: corner.x + size, y: corner.y),
          Point(x: corner.x + size, y: corner.y + size), Point(x: corner.x, y: corner.y + size),
          corner,
        ]
      ], class: "grid")
    drawSamples(at: corner, in: &drawing)
  }

  /// In ten steps, few enough that neighbours join.
  private static func look(_ value: Double, _ largest: Double) -> CellGrid.Look? {
    guard value.isFinite, largest > 0 else { return nil }
    let step = Int((abs(value) / largest * 10).rounded())
    guard step > 0 else { return nil }
    return CellGrid.Look(name: value < 0 ? "negative" : "positive", percent: step * 9)
  }

  /// The samples, a path for each class; of very many none, since they would hide the map.
  private func drawSamples(at corner: Point, in drawing: inout Drawing) {
    guard plane.samples.count <= 60 else { return }
    func share(_ value: Double, _ range: ClosedRange<Double>) -> Double {
      (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }
    for index in plane.classes.indices {
      let data = plane.samples.filter { $0.classIndex == index }.map { sample in
        let x = share(sample.x, plane.xRange) * Double(Self.tile)
        let y = (1 - share(sample.y, plane.yRange)) * Double(Self.tile)
        return Marker.data(index, at: Point(x: corner.x + x, y: corner.y + y))
      }
      drawing.path(data.joined(), class: "sample ink" + (index == 0 ? " hollow" : ""))
    }
  }
}
