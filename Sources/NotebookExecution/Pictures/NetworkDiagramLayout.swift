/// Where the parts of a network diagram stand.
struct NetworkDiagramLayout {
  static let width = 480
  let height: Int
  private let layers: [NetworkDiagram.Layer]
  /// The most units shown in any layer.
  private let rows: Int

  init(_ layers: [NetworkDiagram.Layer]) {
    self.layers = layers
    rows = layers.map { Self.shown($0.units).count }.max() ?? 0
    height = Int(Self.top + Double(max(rows, 1)) * Self.spacing + 40)
  }

  var drawing: Drawing {
    var drawing = Drawing()
    for index in layers.indices.dropFirst() { drawEdges(into: index, in: &drawing) }
    for index in layers.indices { drawUnits(index, in: &drawing) }
    for index in layers.indices { drawName(index, in: &drawing) }
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
    let column = Double(Self.width) / Double(max(1, layers.count))
    return (Double(layer) + 0.5) * column
  }

  private func place(_ layer: Int, _ row: Int) -> Point {
    let count = Self.shown(layers[layer].units).count
    let y = Double(row) + 0.5 + Double(rows - count) / 2
    return Point(x: x(layer), y: Self.top + y * Self.spacing)
  }

  /// One path for each sign and each of a few widths.
  private func drawEdges(into layer: Int, in drawing: inout Drawing) {
    var edges = [[[Point]]](repeating: [], count: 2 * Self.steps)
    let weights = layers[layer].weights
    let largest = weights?.joined().filter(\.isFinite).map(abs).max() ?? 0
    for (fromRow, from) in Self.shown(layers[layer - 1].units).enumerated() {
      for (toRow, to) in Self.shown(layers[layer].units).enumerated() {
        guard let from, let to else { continue }
        let ends = [place(layer - 1, fromRow), place(layer, toRow)]
        let weight = weights.map { $0[from][to] } ?? 0
        let share = largest > 0 && weight.isFinite ? abs(weight) / largest : 0
        let step = min(Self.steps - 1, Int(share * Double(Self.steps)))
        edges[(weight < 0 ? Self.steps : 0) + step].append(ends)
      }
    }
    for (index, parts) in edges.enumerated() {
      let sign = weights == nil ? "axis" : index < Self.steps ? "positive" : "negative"
      drawing.lines(parts, class: "edges \(sign) w\(index % Self.steps + 1)")
    }
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
    let room = Double(Self.width) / Double(layers.count) - 8
    let lines = [layers[layer].name, "\(layers[layer].units)"]
    for (line, text) in lines.enumerated() {
      let y = Double(height) - 20 + Double(line) * TextMetrics.lineHeight
      drawing.text(
        TextMetrics.truncated(text, to: room), at: Point(x: x(layer), y: y), .middle,
        class: line == 0 ? nil : "quiet")
    }
  }
}
