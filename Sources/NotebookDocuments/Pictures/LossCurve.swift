/// A plot of one or several series by epoch, most often of the loss.
package struct LossCurve: Equatable, Sendable {
  /// The kind of picture that it is, for the name of its file.
  package var kind: String
  /// The series, in the order in which they are named.
  package var series: [CurveSeries]
  /// A few words on what is shown.
  package var title: String
  /// What x is.
  package var xTitle: String
  /// What y is.
  package var yTitle: String
  /// How y is spaced.
  package var scale: AxisScale

  /// Makes a plot; all texts are plain.
  package init(
    kind: String = "loss-curve", series: [CurveSeries], title: String = "Loss by epoch",
    xTitle: String = "epoch",
    yTitle: String = "loss", scale: AxisScale = .linear
  ) {
    self.kind = kind
    self.series = series
    self.title = title
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.scale = scale
  }

  /// Draws it.
  package var figure: Figure {
    Figure(
      kind: kind, title: title, alternativeText: alternativeText,
      width: size.width, height: size.height, body: drawing.body)
  }

  /// In user units.
  var height = 300
  /// Whether x says how many epochs were made, not which is next.
  var countsEpochs = false

  private var size: (width: Int, height: Int) { (480, height) }

  /// Linear where not one value has a place on a logarithmic axis.
  private var drawnScale: AxisScale {
    let isLogarithmic =
      scale == .logarithmic && series.contains { !$0.drawable(.logarithmic).isEmpty }
    return isLogarithmic ? .logarithmic : .linear
  }
}

extension LossCurve {
  private var drawing: Drawing {
    var drawing = Drawing()
    let key = SeriesKey(series.count > 1 ? series.map(\.name) : [])
    guard let frame = frame(margin: key.width) else {
      drawing.text("no finite values", at: Point(x: 4, y: 13), class: "quiet")
      return drawing
    }
    frame.draw(in: &drawing)
    for (index, one) in series.enumerated() {
      draw(one, SeriesKey.classes(index), frame, in: &drawing)
    }
    let ends = series.map { one in
      one.drawable(drawnScale).last.map { frame.place($0.x, $0.y).y } ?? frame.bottom
    }
    key.draw(beside: ends, at: frame.right, in: frame.top...frame.bottom, &drawing)
    return drawing
  }

  /// The frame around all series, or nil if there is nothing to draw.
  private func frame(margin: Double) -> PlotFrame? {
    let points = series.flatMap { $0.drawable(drawnScale) }
    guard let xs = Self.range(points.map(\.x)), let ys = Self.range(points.map(\.y)) else {
      return nil
    }
    let xRange = xs.lowerBound == xs.upperBound ? xs.lowerBound...(xs.lowerBound + 1) : xs
    let isIntegral = points.allSatisfy { $0.x == $0.x.rounded() }
    let y =
      drawnScale == .logarithmic
      ? Axis.logarithmic(ys, count: 6)
      : Axis.linear(Self.withZero(ys), count: 5, extends: true)
    return PlotFrame(
      size: size, margin: margin, xTitle: xTitle,
      yTitle: yTitle + (drawnScale == .logarithmic ? " (logarithmic)" : ""), y: y
    ) { Axis.linear(xRange, count: $0, extends: false, isIntegral: isIntegral) }
  }

  private static func range(_ values: [Double]) -> ClosedRange<Double>? {
    guard let least = values.min(), let greatest = values.max() else { return nil }
    return least...greatest
  }

  /// The range down to zero, unless that would flatten a curve.
  private static func withZero(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    return lower > 0 && (lower < upper / 2 || lower == upper) ? 0...upper : range
  }

  /// Where the points of the first series stand in the picture; empty unless all can be drawn.
  var places: [Point] {
    guard let frame = frame(margin: SeriesKey(series.count > 1 ? series.map(\.name) : []).width),
      let first = series.first, first.drawable(drawnScale).count == first.points.count
    else { return [] }
    return first.points.map { frame.place($0.x, $0.y) }
  }

  private func draw(
    _ series: CurveSeries, _ classes: String, _ frame: PlotFrame, in drawing: inout Drawing
  ) {
    let runs = series.runs(drawnScale).map { run in run.map { frame.place($0.x, $0.y) } }
    drawing.lines(runs.map { Polyline.simplified($0) }, class: "series " + classes)
    guard self.series.reduce(0, { $0 + $1.points.count }) <= Self.mostDots else { return }
    let dots = runs.joined().map { [$0] }
    drawing.lines(dots, class: "dot " + classes)
    drawing.lines(dots, class: "dot inner")
  }

  /// The most points, of all series together, that are marked one by one.
  private static let mostDots = 60
}

extension LossCurve {
  /// Where each series starts, ends and is lowest.
  private var alternativeText: String {
    if series.count == 1 { return "\(title): \(course(of: series[0]))." }
    return ([title] + series.map { "\($0.name): \(course(of: $0))" }).joined(separator: ". ") + "."
  }

  private func course(of series: CurveSeries) -> String {
    let points = series.drawable(drawnScale)
    guard let first = points.first, let last = points.last,
      let lowest = points.min(by: { $0.y < $1.y })
    else { return "no finite values" }
    let missing = series.points.count - points.count
    let gaps = missing > 0 ? "; \(missing) of \(series.points.count) points cannot be drawn" : ""
    guard points.count > 1 else { return place(first) + gaps }
    let ends = "from \(place(first)) to \(place(last))"
    return ends + ", lowest \(place(lowest))\(gaps)"
  }

  private func place(_ point: (x: Double, y: Double)) -> String {
    let y = SignificantDigits.text(point.y)
    // An epoch is written as it is counted: 10000, not 1e+04.
    let x = Int(exactly: point.x).map(String.init) ?? SignificantDigits.text(point.x)
    return countsEpochs ? "\(y) after \(x) epochs" : "\(y) at \(xTitle) \(x)"
  }
}
