/// The names of a plot's series, each beside the end of its line.
struct SeriesKey {
  /// What is kept free at the right of the plane.
  let width: Double
  private let names: [String]

  /// Makes a key; none is drawn of no names.
  init(_ names: [String]) {
    self.names = names.map { TextMetrics.truncated($0, to: Self.widestName) }
    let widest = self.names.map(TextMetrics.width).max()
    width = widest.map { ($0 + Self.indent + 4).rounded(.up) } ?? 12
  }

  /// The classes that tell a series from the others: a colour and, from the seventh on, dashes.
  static func classes(_ index: Int) -> String {
    "s\(index % 6 + 1)" + (index / 6 % 2 == 1 ? " dashed" : "")
  }

  /// Draws the names, each as near as may be to its line's end without touching another.
  ///
  /// Those for which there is no room are counted instead.
  ///
  /// - Parameters:
  ///   - ends: the y of each line's end.
  ///   - x: the right edge of the plane.
  ///   - range: the plane's upper and lower edge.
  func draw(
    beside ends: [Double], at x: Double, in range: ClosedRange<Double>, _ drawing: inout Drawing
  ) {
    let room = Int((range.upperBound - range.lowerBound) / TextMetrics.lineHeight) + 1
    let shown = names.count <= room ? names.count : room - 1
    var wanted = Array(ends.prefix(shown))
    if shown < names.count { wanted.append(range.upperBound) }
    let heights = Self.spread(wanted, in: range)
    for index in names.indices.prefix(shown) {
      let height = heights[index]
      drawing.lines(
        [[Point(x: x + 8, y: height), Point(x: x + 20, y: height)]],
        class: "series " + Self.classes(index))
      drawing.text(names[index], at: Point(x: x + Self.indent, y: height + 4.5))
    }
    if shown < names.count {
      let place = Point(x: x + Self.indent, y: heights[shown] + 4.5)
      drawing.text("… \(names.count - shown) more", at: place, class: "quiet")
    }
  }

  /// Heights a line apart, in the order of the wanted ones and as near to them as that allows:
  /// pushed down from above, then up from below.
  private static func spread(_ wanted: [Double], in range: ClosedRange<Double>) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var heights = wanted
    var lowest = range.lowerBound
    for index in order {
      heights[index] = max(heights[index], lowest)
      lowest = heights[index] + TextMetrics.lineHeight
    }
    var highest = range.upperBound
    for index in order.reversed() {
      heights[index] = min(heights[index], highest)
      highest = heights[index] - TextMetrics.lineHeight
    }
    return heights
  }

  private static let widestName = 120.0
  private static let indent = 26.0
}
