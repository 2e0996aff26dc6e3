/// Where a function known at the points of a grid is zero (marching squares).
enum ZeroContour {
  /// The line segments of the contour.
  ///
  /// - Parameters:
  ///   - field: rows of values; values that are not finite have no contour near them.
  ///   - start: where the first value of the first row stands.
  ///   - end: where the last value of the last row stands.
  static func segments(of field: [[Double]], from start: Point, to end: Point) -> [[Point]] {
    guard field.count > 1, let columnCount = field.first?.count, columnCount > 1 else { return [] }
    let width = (end.x - start.x) / Double(columnCount - 1)
    let height = (end.y - start.y) / Double(field.count - 1)
    var segments: [[Point]] = []
    for row in 0..<(field.count - 1) {
      for column in 0..<(columnCount - 1) {
        let corners = [
          field[row][column], field[row][column + 1], field[row + 1][column + 1],
          field[row + 1][column],
        ]
        for pair in crossings(corners) {
          segments.append(
            pair.map { crossing in
              Point(
                x: start.x + (Double(column) + crossing.x) * width,
                y: start.y + (Double(row) + crossing.y) * height)
            })
        }
      }
    }
    return segments
  }

  /// The segments joined end to end where their ends meet, so that they take fewer numbers.
  static func joined(_ segments: [[Point]]) -> [[Point]] {
    // Ends are the same if they are to a tenth of a unit, the precision in which they are drawn.
    func key(_ point: Point) -> [Int] {
      [Int((point.x * 10).rounded()), Int((point.y * 10).rounded())]
    }
    var atEnd: [[Int]: [Int]] = [:]
    for (index, segment) in segments.enumerated() {
      for end in segment { atEnd[key(end), default: []].append(index) }
    }
    var isTaken = [Bool](repeating: false, count: segments.count)
    /// The points that follow one, each the other end of a segment that starts at the one before.
    func continuation(from start: Point) -> [Point] {
      var points: [Point] = []
      var end = start
      while let next = atEnd[key(end)]?.first(where: { !isTaken[$0] }) {
        isTaken[next] = true
        end = key(segments[next][0]) == key(end) ? segments[next][1] : segments[next][0]
        points.append(end)
      }
      return points
    }
    var lines: [[Point]] = []
    for index in segments.indices where !isTaken[index] {
      isTaken[index] = true
      let ahead = continuation(from: segments[index][1])
      let behind = continuation(from: segments[index][0])
      lines.append(behind.reversed() + segments[index] + ahead)
    }
    return lines
  }

  /// The pairs of places on a cell's edges between which the contour runs, in units of the cell.
  private static func crossings(_ corners: [Double]) -> [[Point]] {
    guard corners.allSatisfy(\.isFinite) else { return [] }
    let places = [Point(x: 0, y: 0), Point(x: 1, y: 0), Point(x: 1, y: 1), Point(x: 0, y: 1)]
    let found = (0..<4).compactMap { edge -> Point? in
      let next = (edge + 1) % 4
      guard (corners[edge] > 0) != (corners[next] > 0) else { return nil }
      let share = corners[edge] / (corners[edge] - corners[next])
      let (a, b) = (places[edge], places[next])
      return Point(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
    }
    guard found.count == 4 else { return found.isEmpty ? [] : [found] }
    // A saddle: the middle says which two opposite corners are joined.
    let isJoined = (corners.reduce(0, +) > 0) == (corners[0] > 0)
    return isJoined
      ? [[found[0], found[1]], [found[2], found[3]]]
      : [[found[0], found[3]], [found[1], found[2]]]
  }
}
