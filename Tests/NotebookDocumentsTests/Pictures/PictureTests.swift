import TestSupport
import Testing

@testable import NotebookDocuments

/// What holds of every kind of picture.
@Suite struct PictureTests {
  static func matrix(_ rows: Int, _ columns: Int) -> [[Double]] {
    (0..<rows).map { row in
      (0..<columns).map { column in
        let step = (row * 31 + column * 17) % 101
        return Double(step) / 50 - 1
      }
    }
  }

  static func plane(_ size: Int, _ outputs: (Double, Double) -> [Double]) -> [[[Double]]] {
    (0..<size).map { row in
      (0..<size).map { outputs(Double($0) / Double(size - 1), Double(row) / Double(size - 1)) }
    }
  }

  static func tiles(outer: Int, inner: Int) -> [HeatTiles.Tile] {
    (0..<outer * inner).map { index in
      HeatTiles.Tile(name: "[\(index / inner), \(index % inner)]", values: matrix(3, 4))
    }
  }

  static let names = ["setosa", "Iris <versicolor> & a name that is too long", "virginica"]

  static let samples = (0..<900).map { index in
    DecisionBoundary.Sample(
      x: Double((index * 7919) % 97) / 97, y: Double((index * 104729) % 89) / 89,
      classIndex: index % 3, answeredIndex: index % 2)
  }

  static let weighted = [
    NetworkDiagram.Layer(name: "input", units: 2),
    NetworkDiagram.Layer(name: "sigmoid <1>", units: 3, weights: matrix(2, 3)),
    NetworkDiagram.Layer(name: "output", units: 1, weights: [[0.5], [-1], [.nan]]),
  ]

  static let emptyPlane = DecisionBoundary(
    xRange: 0...1, yRange: 0...1, outputs: [], samples: Array(samples.prefix(30)), classes: names)

  static let lossGrid = (0..<LossSurface.side).map { row in
    (0..<LossSurface.side).map { $0 == row ? .nan : 1e-6 + Double($0 * row) }
  }

  static let figures: [Figure] = [
    HeatMap(title: "W1", values: [[0.5, -0.25], [1e-9, .nan]], rows: ["x1", "x2"]).figure,
    HeatMap(title: "W1", values: matrix(2, 3), rows: names, columns: names).figure,
    HeatMap(
      title: "W1", values: matrix(16, 24), rows: (0..<16).map { "input \($0)" },
      columns: (0..<24).map { "unit \($0)" }
    ).figure,
    HeatMap(title: "W1", values: matrix(784, 128), rows: (0..<784).map { "\($0)" }).figure,
    HeatMap(title: "none", values: []).figure, HeatMap(title: "none", values: [[.nan]]).figure,
    HeatMap(title: "zero", values: [[0, 0]]).figure,
    HeatTiles(title: "W1", tiles: tiles(outer: 5, inner: 3), group: 3).figure,
    HeatTiles(title: "W1", tiles: tiles(outer: 16, inner: 32), group: 32).figure,
    HeatTiles(title: "W1", tiles: tiles(outer: 1, inner: 1), group: 1).figure,
    HeatTiles(title: "none", tiles: [], group: 0).figure,
    ConfusionHeatMap(counts: [[50, 0, 0], [0, 47, 3], [1, 4, 45]], classes: names).figure,
    ConfusionHeatMap(
      counts: matrix(10, 10).map { $0.map { Int(($0 + 1) * 500) } },
      classes: (0..<10).map { "\($0)" }
    ).figure,
    ConfusionHeatMap(
      counts: matrix(24, 24).map { $0.map { $0 > 0 ? 0 : Int(($0 + 1) * 500) } },
      classes: (0..<24).map { "class \($0)" }
    ).figure,
    ConfusionHeatMap(counts: [], classes: []).figure,
    NetworkDiagram(layers: weighted).figure, NetworkDiagram(layers: []).figure,
    NetworkDiagram(layers: (0..<9).map { .init(name: "layer with a name", units: $0 * 9 + 1) })
      .figure,
    Histogram(title: "W1", xTitle: "weight", values: matrix(20, 20).flatMap { $0 }).figure,
    Histogram(title: "W1", xTitle: "weight", values: [0.25]).figure,
    Histogram(title: "W1", xTitle: "weight", values: [.nan]).figure,
    Histogram(title: "W1", xTitle: "weight", values: [-1e300, 1e300, 0]).figure,
    DecisionBoundary(
      xRange: 0...1, yRange: 0...1, outputs: plane(41) { [$0 * $1 * 2 > 0.5 ? $0 : $1 / 2] },
      samples: [], classes: ["0", "1"]
    ).figure,
    DecisionBoundary(
      xRange: -1...1, yRange: 0...100, outputs: plane(41) { [$0, $1, 1 - $0 * $1] },
      samples: samples, classes: names
    ).figure,
    DecisionBoundary(
      xRange: 0...1, yRange: 0...1, outputs: [],
      samples: [.init(x: .nan, y: 0, classIndex: 0, answeredIndex: 1)], classes: []
    ).figure,
    DecisionBoundary(
      xRange: 0...1, yRange: 0...1, outputs: plane(2) { _, _ in [.nan] }, samples: samples,
      classes: ["0", "1", "2"]
    ).figure,
    ActivationMaps(
      layers: [
        .init(name: names[1], units: [[0, 1, -1, .nan], [0, 0, 0, 0]], count: 9),
        .init(name: "1", units: matrix(7, 4), count: 7),
      ], plane: emptyPlane, side: 2
    ).figure,
    PlaneFrames(boundary: emptyPlane, levels: [(0..<26 * 26).map { $0 % 12 }]).figure,
    DiagramFrames([weighted, weighted]).figure,
    LossSurface(
      xRange: -1000...0, yRange: -1e-7...1e-7, losses: lossGrid,
      path: [(-800, 0), (-100, 5e-8), (0, 0)], ends: (9, 0.1), share: 0.9
    ).figure,
    LossSurface(
      xRange: 0...1, yRange: 0...1, losses: lossGrid.map { $0.map { _ in .nan } }, path: [],
      ends: (.nan, .nan), share: 1
    ).figure,
  ]

  @Test(arguments: figures)
  func textsNeitherOverlapNorLeaveThePicture(figure: Figure) throws {
    let reader = try PictureReader(figure.picture)
    #expect(reader.overlaps.isEmpty)
    #expect(reader.cutOff(figure.picture).isEmpty)
  }

  @Test(arguments: figures)
  func picturesAreSmallWellFormedAndDescribed(figure: Figure) throws {
    let standalone = figure.picture.standalone()
    let elements = try MarkupReader.elements(of: standalone)
    #expect(elements.map(\.name).prefix(4) == ["svg", "title", "desc", "style"])
    let values = elements.flatMap(\.attributes).filter { $0.name != "class" }.map(\.value)
    #expect(!values.contains { $0.contains("nan") || $0.contains("inf") })
    #expect(figure.picture.body.utf8.count <= 20_000)
    #expect(figure.alternativeText == figure.picture.description)
    #expect(!elements.contains { $0["style"] != nil || $0["fill"] != nil || $0["stroke"] != nil })
  }

  /// Every class that a picture uses is one that the style sheet knows.
  @Test(arguments: figures)
  func classesHaveRules(figure: Figure) throws {
    let rules = Theme.pictures
    let classes = try PictureReader(figure.picture).elements.compactMap { $0["class"] }
    for name in classes.flatMap({ $0.split(separator: " ") }) {
      #expect(rules.contains("." + name + " "), "\(name)")
    }
  }

  @Test func theZeroContourIsWhereTheFieldChangesItsSign() {
    let field = PictureTests.plane(21) { x, y in [x + y - 0.9] }.map { $0.map { $0[0] } }
    let segments = ZeroContour.segments(
      of: field, from: Point(x: 0, y: 0), to: Point(x: 1, y: 1))
    #expect(segments.count > 20)
    #expect(segments.joined().allSatisfy { abs($0.x + $0.y - 0.9) < 1e-12 })
  }

  @Test func segmentsAreJoinedIntoLines() {
    let points = [Point(x: 0, y: 0), Point(x: 1, y: 0), Point(x: 1, y: 1), Point(x: 2, y: 1)]
    let shuffled = [[points[2], points[1]], [points[0], points[1]], [points[3], points[2]]]
    let other = [Point(x: 5, y: 5), Point(x: 6, y: 5)]
    let lines = ZeroContour.joined(shuffled + [other])
    #expect(lines == [points.reversed(), other] || lines == [points, other])
  }

  @Test(arguments: [([1.0, -1, 1, -1], 2), ([1, 1, 1, 1], 0), ([1, -1, -1, -1], 1)])
  func aCellHasAsManySegmentsAsItsCornersAskFor(corners: [Double], count: Int) {
    let field = [[corners[0], corners[1]], [corners[3], corners[2]]]
    let segments = ZeroContour.segments(of: field, from: Point(x: 0, y: 0), to: Point(x: 1, y: 1))
    #expect(segments.count == count)
  }

  @Test func everyValueIsInOneBar() {
    let figure = Histogram(title: "W1", xTitle: "weight", values: [-1, 0, 0.5, 1.5]).figure
    #expect(figure.alternativeText == "W1. 4 values from -1 to 1.5, mean 0.25.")
    #expect(Histogram.counts([0, 0.5, 1, 1, 0.49], [0, 0.5, 1]) == [2, 3])
  }

  @Test func rowsAndColumnsAreNamed() throws {
    let map = HeatMap(
      title: "W1", values: Self.matrix(2, 3), rows: ["a", "b"], columns: ["c", "d", "e"])
    let texts = try PictureReader(map.figure.picture).texts.map(\.text)
    #expect(texts.filter(map.rows.contains) == map.rows)
    #expect(texts.filter(map.columns.contains) == ["c", "d", "e"])
  }

  @Test func aConfusionMatrixSaysHowManyAreRight() {
    let figure = ConfusionHeatMap(counts: [[5, 1], [2, 4]], classes: ["a", "b"]).figure
    #expect(
      figure.alternativeText
        == "Confusion matrix. 9 of 12 samples have their actual class predicted.")
  }

  @Test func aDecisionBoundarySaysHowManySamplesLieRight() {
    let boundary = DecisionBoundary(
      xRange: 0...1, yRange: 0...1, outputs: PictureTests.plane(11) { x, _ in [x] },
      samples: [(0.1, 0), (0.2, 1), (0.9, 1)].map {
        .init(x: $0.0, y: 0.5, classIndex: $0.1, answeredIndex: $0.0 > 0.5 ? 1 : 0)
      },
      classes: ["no", "yes"])
    #expect(
      boundary.figure.alternativeText
        == "Decision boundary over x1 and x2, with 3 samples: 1 of no, "
        + "2 of yes; 2 of them lie where the network answers their own class.")
  }
}
