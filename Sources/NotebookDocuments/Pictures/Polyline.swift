/// Thins out the points of a line without changing what is seen of it.
enum Polyline {
  /// The points that a line of the same look needs.
  ///
  /// First only the ends and extremes of each column of one unit's width are kept, then those that
  /// stand off from the line between their neighbours (the algorithm of Douglas and Peucker).
  ///
  /// - Parameters:
  ///   - tolerance: how far the line may move, in user units.
  ///   - keepsColumns: whether the first step is left out, for a line that is not a function of x.
  static func simplified(
    _ points: [Point], tolerance: Double = 0.15, keepsColumns: Bool = false
  ) -> [Point] {
    let points = keepsColumns ? points : extremes(of: points)
    guard points.count > 2 else { return points }
    var isKept = [Bool](repeating: false, count: points.count)
    isKept[0] = true
    isKept[points.count - 1] = true
    var spans = [(0, points.count - 1)]
    while let (first, last) = spans.popLast() {
      guard let farthest = farthest(points, first, last), farthest.distance > tolerance else {
        continue
      }
      isKept[farthest.index] = true
      spans += [(first, farthest.index), (farthest.index, last)]
    }
    return points.indices.filter { isKept[$0] }.map { points[$0] }
  }

  /// Of each run of points in one column: the first, the lowest, the highest and the last.
  private static func extremes(of points: [Point]) -> [Point] {
    var result: [Point] = []
    var start = 0
    while start < points.count {
      let column = points[start].x.rounded(.down)
      let end = points[start...].firstIndex { $0.x.rounded(.down) != column } ?? points.count
      let run = start..<end
      let lowest = run.min { points[$0].y < points[$1].y } ?? start
      let highest = run.max { points[$0].y < points[$1].y } ?? start
      let kept = [start, min(lowest, highest), max(lowest, highest), end - 1]
      for (position, index) in kept.enumerated() where position == 0 || kept[position - 1] != index
      {
        result.append(points[index])
      }
      start = end
    }
    return result
  }

  private static func farthest(
    _ points: [Point], _ first: Int, _ last: Int
  ) -> (index: Int, distance: Double)? {
    let between = (first + 1)..<max(first + 1, last)
    return between.map { ($0, distance(points[$0], points[first], points[last])) }
      .max { $0.1 < $1.1 }
  }

  /// From a point to the straight line through two others, or to them if they are one.
  private static func distance(_ point: Point, _ a: Point, _ b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let (px, py) = (point.x - a.x, point.y - a.y)
    let length = (dx * dx + dy * dy).squareRoot()
    return length == 0
      ? (px * px + py * py).squareRoot() : abs(dx * py - dy * px) / length
  }
}
