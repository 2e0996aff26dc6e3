/// The loss over a plane through the space of the parameters, with the path that a training took.
package struct LossSurface: Sendable {
  /// Points along each side of the grid.
  package static let side = 25

  /// From where to where the grid goes, in the units of the parameters.
  package var xRange: ClosedRange<Double>
  /// What the upright axis spans.
  package var yRange: ClosedRange<Double>
  /// The loss at the points of the grid, ends included: rows by ascending y. What is not finite
  /// leaves a hole.
  package var losses: [[Double]]
  /// The course of the training, projected on the plane.
  package var path: [(x: Double, y: Double)]
  /// The losses at the start and at the end of the training itself, which need not lie in the plane.
  package var ends: (first: Double, last: Double)
  /// How much of the path's squared extent lies in the plane, 0 to 1.
  package var share: Double

  /// Makes a picture of a loss surface.
  package init(
    xRange: ClosedRange<Double>, yRange: ClosedRange<Double>, losses: [[Double]],
    path: [(x: Double, y: Double)], ends: (first: Double, last: Double), share: Double
  ) {
    self.xRange = xRange
    self.yRange = yRange
    self.losses = losses
    self.path = path
    self.ends = ends
    self.share = share
  }

  /// Draws it.
  package var figure: Figure {
    Figure(
      kind: "loss-surface", title: Self.title, alternativeText: alternativeText,
      width: Self.size.width, height: Self.size.height, body: drawing.body)
  }

  private static let title = "The loss around the path of the training"
  private static let size = (width: 480, height: 380)
  private static let steps = 12

  private var finite: [Double] { losses.joined().filter(\.isFinite) }

  private var alternativeText: String {
    guard let least = finite.min(), let greatest = finite.max() else {
      return "\(Self.title): no finite losses."
    }
    return "\(Self.title), in the plane of its two principal directions, which holds "
      + "\(SignificantDigits.text(share * 100, digits: 3)) % of its extent: losses from "
      + "\(SignificantDigits.text(least)) to \(SignificantDigits.text(greatest)); the training, whose "
      + "path is projected on the plane, led from \(SignificantDigits.text(ends.first)) to "
      + "\(SignificantDigits.text(ends.last))."
  }

  private var drawing: Drawing {
    var drawing = Drawing()
    guard let least = finite.min(), let greatest = finite.max() else {
      drawing.text("no finite values", at: Point(x: 4, y: 13), class: "quiet")
      return drawing
    }
    let scale = LevelScale(least, greatest, steps: Self.steps)
    let frame = PlotFrame(
      size: Self.size, margin: 92, xTitle: "first direction", yTitle: "second direction",
      y: Axis.linear(yRange, count: 6, extends: false)
    ) { Axis.linear(xRange, count: $0, extends: false) }
    let cells = CellGrid(
      origin: Point(x: frame.left, y: frame.top),
      cellWidth: (frame.right - frame.left) / Double(Self.side),
      cellHeight: (frame.bottom - frame.top) / Double(Self.side))
    cells.draw(losses.reversed().map { $0.map(scale.look) }, in: &drawing)
    frame.draw(in: &drawing, grid: false)
    drawPath(frame, in: &drawing)
    drawKey(scale, frame, in: &drawing)
    return drawing
  }

  private func drawPath(_ frame: PlotFrame, in drawing: inout Drawing) {
    let points = path.map { frame.place($0.x, $0.y) }
    drawing.lines([points], class: "boundary")
    drawing.lines(points.dropLast().map { [$0] }, class: "dots")
    if let first = points.first { drawing.circle(at: first, radius: 5, class: "start") }
    if let last = points.last { drawing.circle(at: last, radius: 5, class: "ink") }
  }

  /// The colours with the losses that they stand for, and the marks of the path.
  private func drawKey(_ scale: LevelScale, _ frame: PlotFrame, in drawing: inout Drawing) {
    let left = frame.right + 14
    drawing.text("loss", at: Point(x: left, y: frame.top + 5))
    let grid = CellGrid(
      origin: Point(x: left, y: frame.top + 16), cellWidth: 14, cellHeight: 11)
    grid.draw((0...Self.steps).reversed().map { [scale.look(step: $0)] }, in: &drawing)
    for step in stride(from: 0, through: Self.steps, by: 4) {
      let y = grid.center(row: Self.steps - step, column: 0).y + 4.5
      drawing.text(
        SignificantDigits.text(scale.value(step: step), digits: 2).replacing("-", with: "−"),
        at: Point(x: left + 20, y: y), class: "quiet")
    }
    let bottom = frame.top + 16 + 13 * 11 + 24
    drawing.circle(at: Point(x: left + 6, y: bottom), radius: 5, class: "start")
    drawing.text("start", at: Point(x: left + 20, y: bottom + 4.5))
    drawing.circle(at: Point(x: left + 6, y: bottom + 20), radius: 5, class: "ink")
    drawing.text("end", at: Point(x: left + 20, y: bottom + 24.5))
  }
}

/// Colours in equal steps of a range; of its logarithm, where it is positive and wide.
private struct LevelScale {
  private let least: Double
  private let greatest: Double
  private let steps: Int
  private let isLogarithmic: Bool

  init(_ least: Double, _ greatest: Double, steps: Int) {
    self.least = least
    self.greatest = greatest
    self.steps = steps
    isLogarithmic = least >= .leastNormalMagnitude && greatest / least > 10
  }

  func look(_ loss: Double) -> CellGrid.Look? {
    guard loss.isFinite else { return nil }
    let (low, high) = (measure(least), measure(greatest))
    let share = high > low ? (measure(loss) - low) / (high - low) : 0
    return look(step: Int((share * Double(steps)).rounded()))
  }

  func look(step: Int) -> CellGrid.Look? {
    step == 0 ? nil : CellGrid.Look(name: "positive", percent: step * 6)
  }

  /// The loss in the middle of a step.
  func value(step: Int) -> Double {
    let share = Double(step) / Double(steps)
    guard isLogarithmic else { return least + share * (greatest - least) }
    // By square roots alone: steps in between are means of their neighbours.
    return Self.between(least, greatest, share)
  }

  /// The geometric interpolation a^(1 − share) · b^share, by bisection.
  private static func between(_ a: Double, _ b: Double, _ share: Double) -> Double {
    var (low, high, target) = (a, b, share)
    for _ in 0..<40 {
      let middle = low.squareRoot() * high.squareRoot()
      if target < 0.5 {
        (high, target) = (middle, target * 2)
      } else {
        (low, target) = (middle, target * 2 - 1)
      }
    }
    return low
  }

  private func measure(_ loss: Double) -> Double {
    isLogarithmic ? Logarithm.base10(loss) : loss
  }
}
