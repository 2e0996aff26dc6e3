/// A named sequence of measured points, such as the loss of one network by epoch.
package struct CurveSeries: Equatable, Sendable {
  /// What the series is called, plain text.
  package var name: String
  /// In the order in which the line connects them, x ascending; a y that is not finite leaves a gap.
  package var points: [(x: Double, y: Double)]

  /// Makes a series.
  package init(name: String, points: [(x: Double, y: Double)]) {
    self.name = name
    self.points = points
  }

  /// Whether names and points are the same, NaN being the same as NaN.
  package static func == (a: CurveSeries, b: CurveSeries) -> Bool {
    func bits(_ series: CurveSeries) -> [[UInt64]] {
      series.points.map { [$0.x.bitPattern, $0.y.bitPattern] }
    }
    return a.name == b.name && bits(a) == bits(b)
  }

  /// The points that can be drawn.
  func drawable(_ scale: AxisScale) -> [(x: Double, y: Double)] {
    points.filter { Self.isDrawable($0, scale) }
  }

  /// The points in runs without a gap.
  func runs(_ scale: AxisScale) -> [[(x: Double, y: Double)]] {
    points.split { !Self.isDrawable($0, scale) }.map(Array.init)
  }

  private static func isDrawable(_ point: (x: Double, y: Double), _ scale: AxisScale) -> Bool {
    point.x.isFinite && point.y.isFinite
      && (scale == .linear || point.y >= .leastNormalMagnitude)
  }
}
