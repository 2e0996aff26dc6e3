/// How often values fall into each of some intervals of equal width.
package struct Histogram: Equatable, Sendable {
  /// A few words on what is shown.
  package var title: String
  /// What the values are.
  package var xTitle: String
  /// Those that are not finite are left out.
  package var values: [Double]

  /// Makes a histogram; all texts are plain.
  package init(title: String, xTitle: String, values: [Double]) {
    self.title = title
    self.xTitle = xTitle
    self.values = values
  }

  /// Draws it.
  package var figure: Figure {
    let finite = values.filter(\.isFinite)
    return Figure(
      kind: "histogram", title: title, alternativeText: alternativeText(finite),
      width: Self.size.width, height: Self.size.height, body: drawing(finite).body)
  }

  private static let size = (width: 480, height: 240)
  private static let mostBins = 24

  private func drawing(_ finite: [Double]) -> Drawing {
    var drawing = Drawing()
    guard let least = finite.min(), let greatest = finite.max() else {
      drawing.text("no finite values", at: Point(x: 4, y: 13), class: "quiet")
      return drawing
    }
    // The intervals lie between the ticks of a fine axis, so that their edges are round numbers.
    let fine = Axis.linear(least...greatest, count: Self.mostBins, extends: true)
    let edges = fine.ticks.map(\.value)
    let counts = Self.counts(finite, edges)
    let y = Axis.linear(
      0...Double(counts.max() ?? 1), count: 4, extends: true, isIntegral: true)
    let frame = PlotFrame(
      size: Self.size, margin: 12, xTitle: xTitle, yTitle: "count", y: y
    ) { Axis.linear(fine.lower...fine.upper, count: $0, extends: false) }
    frame.draw(in: &drawing)
    drawing.path(Self.bars(counts, edges, frame), class: "c1 bars")
    return drawing
  }

  /// Each interval has its lower edge; the last has its upper edge too.
  static func counts(_ values: [Double], _ edges: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: edges.count - 1)
    for value in values {
      let above = edges.firstIndex { $0 > value } ?? edges.count - 1
      counts[min(max(above - 1, 0), counts.count - 1)] += 1
    }
    return counts
  }

  private static func bars(_ counts: [Int], _ edges: [Double], _ frame: PlotFrame) -> String {
    counts.indices.filter { counts[$0] > 0 }.map { index in
      let corner = frame.place(edges[index], Double(counts[index]))
      let right = frame.place(edges[index + 1], 0).x - 1
      let (left, top) = (Point.text(corner.x), Point.text(corner.y))
      return "M\(left) \(top)H\(Point.text(right))V\(Point.text(frame.bottom))H\(left)z"
    }.joined()
  }

  private func alternativeText(_ finite: [Double]) -> String {
    guard let least = finite.min(), let greatest = finite.max() else {
      return "\(title). No finite values."
    }
    let range = "from \(SignificantDigits.text(least)) to \(SignificantDigits.text(greatest))"
    let mean = finite.reduce(0) { $0 + $1 / Double(finite.count) }
    return "\(title). \(finite.count) values \(range), mean \(SignificantDigits.text(mean))."
  }
}
