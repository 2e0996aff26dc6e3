/// The frame of a plot: two axes with their titles around the plane where the data stand.
struct PlotFrame {
  let x: Axis
  let y: Axis
  let xTitle: String
  let yTitle: String
  /// The edges of the plane, in user units.
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  /// Lays out a frame.
  ///
  /// - Parameters:
  ///   - margin: what is kept free at the right of the plane.
  ///   - x: makes the horizontal axis with about so many ticks.
  init(
    size: (width: Int, height: Int), margin: Double, xTitle: String, yTitle: String, y: Axis,
    x: (_ count: Int) -> Axis
  ) {
    let widest = y.labels.map(TextMetrics.width).max() ?? 0
    let axes = [8, 7, 6, 5, 4, 3, 2].map(x)
    let firstLabel = axes.map { TextMetrics.width($0.labels.first ?? "") }.max() ?? 0
    left = max(widest + 14, firstLabel / 2 + 4).rounded(.up)
    top = 34
    bottom = Double(size.height) - 42
    let (left, width) = (left, Double(size.width))
    let right = { (axis: Axis) in
      width - max(margin, TextMetrics.width(axis.labels.last ?? "") / 2 + 4)
    }
    let fitting = axes.first { Self.fits($0, left, right($0)) } ?? axes[axes.count - 1]
    self.x = fitting
    self.right = right(fitting)
    self.y = y
    self.xTitle = TextMetrics.truncated(xTitle, to: width - left)
    self.yTitle = TextMetrics.truncated(yTitle, to: width - 8)
  }

  /// Whether the labels below the plane leave room between them.
  private static func fits(_ axis: Axis, _ left: Double, _ right: Double) -> Bool {
    let centers = axis.ticks.map { left + axis.position($0.value) * (right - left) }
    let widths = axis.labels.map(TextMetrics.width)
    return zip(centers.indices, centers.indices.dropFirst()).allSatisfy { a, b in
      centers[b] - centers[a] >= (widths[a] + widths[b]) / 2 + 10
    }
  }

  /// Where the data point (x, y) stands.
  func place(_ x: Double, _ y: Double) -> Point {
    Point(
      x: left + self.x.position(x) * (right - left), y: bottom - self.y.position(y) * (bottom - top)
    )
  }

  /// Draws ticks, labels and titles, and lines across the plane where they help the eye.
  func draw(in drawing: inout Drawing, grid: Bool = true) {
    let heights = y.ticks.map { bottom - y.position($0.value) * (bottom - top) }
    let columns = x.ticks.map { left + x.position($0.value) * (right - left) }
    let end = grid ? right : left - 5
    drawing.lines(
      heights.map { [Point(x: left, y: $0), Point(x: end, y: $0)] },
      class: grid ? "grid" : "axis")
    drawing.lines(
      [[Point(x: left, y: bottom), Point(x: right, y: bottom)]]
        + columns.map { [Point(x: $0, y: bottom), Point(x: $0, y: bottom + 5)] }, class: "axis")
    for (label, height) in zip(y.labels, heights) {
      drawing.text(label, at: Point(x: left - 8, y: height + 4.5), .end, class: "quiet")
    }
    for (label, column) in zip(x.labels, columns) {
      drawing.text(label, at: Point(x: column, y: bottom + 19), .middle, class: "quiet")
    }
    drawing.text(yTitle, at: Point(x: 4, y: 13))
    drawing.text(xTitle, at: Point(x: right, y: bottom + 37), .end)
  }
}
