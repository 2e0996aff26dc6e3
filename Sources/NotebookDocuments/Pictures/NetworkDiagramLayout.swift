/// Where the parts of a network diagram stand.
struct NetworkDiagramLayout {
  let width: Int
  let height: Int
  private let layers: [NetworkDiagram.Layer]
  /// The most units shown in any layer.
  private let rows: Int

  init(_ layers: [NetworkDiagram.Layer], width: Int = 480) {
    self.layers = layers
    self.width = width
    rows = layers.map { Self.shown($0.units).count }.max() ?? 0
    height = Int(Self.top + Double(max(rows, 1)) * Self.spacing + 40)
  }

  var drawing: Drawing {
    var drawing = Drawing()
    for index in layers.indices.dropFirst() { drawEdges(into: index, in: &drawing) }
    drawNodes(in: &drawing)
    return drawing
  }

  private static let top = 10.0
  private static let spacing = 40.0
  private static let radius = 13.0
  private static let mostUnits = 8
  private static let steps = 5

  /// The units that are drawn: all, or the first and the last with a gap (nil) between them.
  private static func shown(_ units: Int) -> [Int?] {
    guard units > mostUnits else { return Array(0..<units) }
    return Array(0..<(mostUnits - 2)) + [nil, units - 1]
  }

  private func x(_ layer: Int) -> Double {
    let column = Double(width) / Double(max(1, layers.count))
    return (Double(layer) + 0.5) * column
  }

  private func place(_ layer: Int, _ row: Int) -> Point {
    let count = Self.shown(layers[layer].units).count
    let y = Double(row) + 0.5 + Double(rows - count) / 2
    return Point(x: x(layer), y: Self.top + y * Self.spacing)
  }

  /// A line between two units that are shown.
  struct Edge {
    var ends: [Point]
    /// The layer that it leads into, and the units that it joins.
    var layer: Int
    var from: Int
    var to: Int
  }

  /// The lines into a layer.
  private func edges(into layer: Int) -> [Edge] {
    Self.shown(layers[layer - 1].units).enumerated().flatMap { fromRow, from in
      Self.shown(layers[layer].units).enumerated().compactMap { toRow, to in
        guard let from, let to else { return nil }
        return Edge(
          ends: [place(layer - 1, fromRow), place(layer, toRow)], layer: layer, from: from, to: to)
      }
    }
  }

  /// The lines whose weights are known, from layer to layer.
  var weightedEdges: [Edge] {
    layers.indices.dropFirst().filter { layers[$0].weights != nil }.flatMap(edges)
  }

  /// The look of a weight: its size in a few steps up to the largest, and as many more for one below
  /// zero.
  static func look(_ weight: Double, largest: Double) -> Int {
    let share = largest > 0 && weight.isFinite ? min(abs(weight) / largest, 1) : 0
    return (weight < 0 ? steps : 0) + min(steps - 1, Int(share * Double(steps)))
  }

  private static func classes(_ look: Int) -> String {
    "edges \(look < steps ? "positive" : "negative") w\(look % steps + 1)"
  }

  /// One path for each sign and each of a few widths.
  private func drawEdges(into layer: Int, in drawing: inout Drawing) {
    guard let weights = layers[layer].weights else { return drawArrow(into: layer, in: &drawing) }
    var parts = [[[Point]]](repeating: [], count: 2 * Self.steps)
    let largest = weights.joined().filter(\.isFinite).map(abs).max() ?? 0
    for edge in edges(into: layer) {
      parts[Self.look(weights[edge.from][edge.to], largest: largest)].append(edge.ends)
    }
    for (look, lines) in parts.enumerated() { drawing.lines(lines, class: Self.classes(look)) }
  }

  /// What leads into a layer that is not dense: an arrow, since not every unit is joined to every
  /// other.
  private func drawArrow(into layer: Int, in drawing: inout Drawing) {
    let y = Self.top + Double(max(rows, 1)) / 2 * Self.spacing
    let gap = Self.radius + 7
    let (start, end) = (x(layer - 1) + gap, x(layer) - gap)
    guard end > start else { return }
    let head = [
      Point(x: end - 5, y: y - 4), Point(x: end, y: y), Point(x: end - 5, y: y + 4),
    ]
    drawing.lines([[Point(x: start, y: y), Point(x: end, y: y)], head], class: "axis")
  }

  /// The network with a path of its own for each weighted edge, so that each can change.
  func drawing(looks: [Int]) -> Drawing {
    var drawing = Drawing()
    for index in layers.indices.dropFirst() where layers[index].weights == nil {
      drawEdges(into: index, in: &drawing)
    }
    for (edge, look) in zip(weightedEdges, looks) {
      drawing.lines([edge.ends], class: Self.classes(look))
    }
    drawNodes(in: &drawing)
    return drawing
  }

  private func drawNodes(in drawing: inout Drawing) {
    for index in layers.indices { drawUnits(index, in: &drawing) }
    for index in layers.indices { drawName(index, in: &drawing) }
  }

  private func drawUnits(_ layer: Int, in drawing: inout Drawing) {
    for (row, unit) in Self.shown(layers[layer].units).enumerated() {
      let center = place(layer, row)
      if unit == nil {
        for offset in [-7.0, 0, 7] {
          drawing.circle(
            at: Point(x: center.x, y: center.y + offset), radius: 1.5, class: "quiet")
        }
      } else {
        drawing.circle(at: center, radius: Self.radius, class: "unit")
      }
    }
  }

  private func drawName(_ layer: Int, in drawing: inout Drawing) {
    let room = Double(width) / Double(layers.count) - 8
    let lines = [layers[layer].name, "\(layers[layer].units)"]
    for (line, text) in lines.enumerated() {
      let y = Double(height) - 20 + Double(line) * TextMetrics.lineHeight
      drawing.text(
        TextMetrics.truncated(text, to: room), at: Point(x: x(layer), y: y), .middle,
        class: line == 0 ? nil : "quiet")
    }
  }
}
