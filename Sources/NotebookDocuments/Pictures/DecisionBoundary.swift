/// What a network answers over a plane of two inputs, with the samples that it learned from.
package struct DecisionBoundary: Equatable, Sendable {
  /// A point of the data.
  package struct Sample: Equatable, Sendable {
    /// The first input.
    package var x: Double
    /// The second input.
    package var y: Double
    /// The index of its actual class, from 0.
    package var classIndex: Int
    /// The index of the class that the network answers for it.
    package var answeredIndex: Int

    /// Makes a sample.
    package init(x: Double, y: Double, classIndex: Int, answeredIndex: Int) {
      self.x = x
      self.y = y
      self.classIndex = classIndex
      self.answeredIndex = answeredIndex
    }
  }

  /// A few words on what is shown.
  package var title: String
  /// What the first input is.
  package var xTitle: String
  /// What the second input is.
  package var yTitle: String
  /// From where to where the first input goes.
  package var xRange: ClosedRange<Double>
  /// From where to where the second input goes.
  package var yRange: ClosedRange<Double>
  /// The network's outputs at the points of a regular grid over both ranges, ends included: rows by
  /// ascending second input, in each the points by ascending first input, at each a score for each
  /// class, or a single number that is the probability of the second of two classes or, if it stands
  /// for a score, (score + 1) / 2.
  package var outputs: [[[Double]]]
  /// The data.
  package var samples: [Sample]
  /// The name of each class.
  package var classes: [String]

  /// Makes a picture of a decision boundary; all texts are plain.
  package init(
    title: String = "Decision boundary", xTitle: String = "x1", yTitle: String = "x2",
    xRange: ClosedRange<Double>, yRange: ClosedRange<Double>, outputs: [[[Double]]],
    samples: [Sample], classes: [String]
  ) {
    self.title = title
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.xRange = xRange
    self.yRange = yRange
    self.outputs = outputs
    self.samples = samples
    self.classes = classes
  }

  /// Draws it.
  package var figure: Figure {
    Figure(
      kind: "decision-boundary", title: title, alternativeText: alternativeText,
      width: Self.size.width, height: Self.size.height, body: drawing.body)
  }

  private static let size = (width: 480, height: 380)
  private static let mostSamples = 200
}

extension DecisionBoundary {
  /// Per class at a grid point; one probability stands for two classes.
  private static func scores(_ outputs: [Double]) -> [Double] {
    outputs.count == 1 ? [1 - outputs[0], outputs[0]] : outputs
  }

  /// The scores of the classes at a point, with the best of them.
  private struct Standing {
    let scores: [Double]
    let leader: Int?
    private let second: Double

    init(_ scores: [Double]) {
      let leader = scores.indices.max { scores[$0] < scores[$1] }
      self.scores = scores
      self.leader = leader
      second = scores.indices.reduce(-Double.infinity) { best, index in
        index == leader ? best : max(best, scores[index])
      }
    }

    /// How far a class is ahead of the best of the others; below zero where it is behind.
    func lead(of index: Int) -> Double {
      scores[index] - (leader == index ? second : leader.map { scores[$0] } ?? 0)
    }
  }

  private var drawing: Drawing {
    var drawing = Drawing()
    let names = classes.map { TextMetrics.truncated($0, to: 90) }
    let margin = (names.map(TextMetrics.width).max() ?? 0) + 32
    let frame = PlotFrame(
      size: Self.size, margin: margin.rounded(.up), xTitle: xTitle, yTitle: yTitle,
      y: Axis.linear(yRange, count: 6, extends: false)
    ) { Axis.linear(xRange, count: $0, extends: false) }
    drawCells(frame, in: &drawing)
    frame.draw(in: &drawing, grid: false)
    drawBoundaries(frame, in: &drawing)
    drawSamples(frame, in: &drawing)
    for (index, name) in names.enumerated() {
      let y = frame.top + Double(index) * TextMetrics.lineHeight
      guard y < frame.bottom else { break }
      let place = Point(x: frame.right + 14, y: y)
      drawing.path(Marker.data(index, at: place), class: Marker.classes(index))
      drawing.text(name, at: Point(x: frame.right + 26, y: y + 4.5))
    }
    return drawing
  }

  private func drawCells(_ frame: PlotFrame, in drawing: inout Drawing) {
    let scores = outputs.map { $0.map(Self.scores) }
    let rows = zip(scores, scores.dropFirst()).map { lower, upper in
      zip(zip(lower, lower.dropFirst()), zip(upper, upper.dropFirst())).map { below, above in
        Self.look([below.0, below.1, above.0, above.1])
      }
    }
    guard let columnCount = rows.first?.count, columnCount > 0 else { return }
    let grid = CellGrid(
      origin: Point(x: frame.left, y: frame.top),
      cellWidth: (frame.right - frame.left) / Double(columnCount),
      cellHeight: (frame.bottom - frame.top) / Double(rows.count))
    grid.draw(rows.reversed(), in: &drawing)
  }

  /// How the mean of a cell's corners looks.
  private static func look(_ corners: [[Double]]) -> CellGrid.Look? {
    let mean = corners[0].indices.map { index in corners.reduce(0) { $0 + $1[index] / 4 } }
    return level(mean).map(look)
  }

  /// The class that leads, in four steps of certainty, as one number below 24; nil for scores that
  /// are not finite.
  package static func level(_ outputs: [Double]) -> Int? {
    let scores = scores(outputs)
    let standing = Standing(scores)
    guard scores.allSatisfy(\.isFinite), let best = standing.leader else { return nil }
    return best % 6 * 4 + Int(min(3, max(0, standing.lead(of: best) * 4)))
  }

  /// How a level is filled.
  static func look(_ level: Int) -> CellGrid.Look {
    CellGrid.Look(name: "s\(level / 4 + 1)", percent: 12 + 9 * (level % 4))
  }

  private func drawBoundaries(_ frame: PlotFrame, in drawing: inout Drawing) {
    let standings = outputs.map { $0.map { Standing(Self.scores($0)) } }
    let corners = (Point(x: frame.left, y: frame.bottom), Point(x: frame.right, y: frame.top))
    var segments: [[Point]] = []
    for index in (standings.first?.first?.scores.indices ?? 0..<0).dropFirst() {
      let field = standings.map { $0.map { $0.lead(of: index) } }
      segments += ZeroContour.segments(of: field, from: corners.0, to: corners.1)
    }
    drawing.lines(ZeroContour.joined(segments).map(simplified), class: "boundary")
  }

  /// A line with fewer points that looks the same.
  private func simplified(_ line: [Point]) -> [Point] {
    Polyline.simplified(line, tolerance: 0.2, keepsColumns: true)
  }

  /// Draws the samples or, of very many, as many of each class taken evenly.
  func drawSamples(_ frame: PlotFrame, in drawing: inout Drawing) {
    let step = max(1, (samples.count + Self.mostSamples - 1) / Self.mostSamples)
    let drawn = Dictionary(grouping: samples.filter { $0.x.isFinite && $0.y.isFinite }) {
      $0.classIndex
    }
    for index in 0..<((samples.map(\.classIndex).max() ?? -1) + 1) {
      let all = drawn[index] ?? []
      let shown = stride(from: 0, to: all.count, by: step).map { all[$0] }
      let data = shown.map { Marker.data(index, at: frame.place($0.x, $0.y)) }.joined()
      drawing.path(data, class: Marker.classes(index))
    }
  }

  private var alternativeText: String {
    let counts = Dictionary(grouping: samples) { $0.classIndex }.mapValues(\.count)
    let parts = classes.indices.map { "\(counts[$0] ?? 0) of \(classes[$0])" }
    let right = samples.count { $0.answeredIndex == $0.classIndex }
    return "\(title) over \(xTitle) and \(yTitle), with \(samples.count) samples: "
      + parts.joined(separator: ", ")
      + "; \(right) of them lie where the network answers their own class."
  }
}
