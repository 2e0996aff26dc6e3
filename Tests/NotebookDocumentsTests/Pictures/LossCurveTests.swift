import TestSupport
import Testing

@testable import NotebookDocuments

@Suite struct LossCurveTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var series: [CurveSeries]
    var testDescription: String { name }

    init(_ name: String, _ values: [[Double]]) {
      self.name = name
      series = values.enumerated().map { index, values in
        CurveSeries(
          name: index.isMultiple(of: 3)
            ? "series \(index)" : "a rather long name <\(index)> & more",
          points: values.enumerated().map { (Double($0), $1) })
      }
    }
  }

  static let cases = [
    Case("nothing", []), Case("empty", [[]]), Case("only NaN", [[.nan, .infinity]]),
    Case("one point", [[0.6931]]), Case("zero", [[0]]), Case("constant", [[0.25, 0.25, 0.25]]),
    Case("gaps", [[1, .nan, 0.5, 0.4, .nan, .nan, 0.2]]), Case("falling", [[0.9, 0.5, 0.2, 0.1]]),
    Case("huge range", [[1e300, 1, 1e-300]]), Case("overflow", [[-1.7e308, 1.7e308]]),
    Case("negative", [[-5, -3, -1e-9]]), Case("not positive", [[0, -1, -2]]),
    Case("tiny differences", [[0.69314718, 0.69314719, 0.693147185]]),
    Case("large numbers", [[123_456_789, 123_456_790]]),
    Case("ten thousand", [(0..<10000).map { 1 / (1 + Double($0)) }]),
    Case("noise", [(0..<10000).map { Double(($0 * 7919) % 997) }]),
    Case("two", [[1, 0.5], [1, 0.5]]), Case("seven", (0..<7).map { [1, Double($0) * 0.01] }),
    Case("forty", (0..<40).map { [Double($0), 3] }), Case("one gone", [[1, 2], [.nan]]),
  ]

  static let figures = cases.flatMap { one in
    [AxisScale.linear, .logarithmic].map { scale in
      (one, LossCurve(series: one.series, scale: scale).figure)
    }
  }

  @Test(arguments: figures)
  func textsNeitherOverlapNorLeaveThePicture(_: Case, figure: Figure) throws {
    let reader = try PictureReader(figure.picture)
    #expect(reader.overlaps.isEmpty)
    #expect(reader.cutOff(figure.picture).isEmpty)
  }

  @Test(arguments: figures)
  func picturesAreWellFormedSmallAndRepeatable(one: Case, figure: Figure) throws {
    let standalone = figure.picture.standalone()
    let elements = try MarkupReader.elements(of: standalone)
    #expect(elements.map(\.name).prefix(4) == ["svg", "title", "desc", "style"])
    #expect(!figure.picture.body.contains("nan") && !figure.picture.body.contains("inf"))
    #expect(standalone.utf8.count < 20_000)
    let again = LossCurve(series: one.series, scale: .linear).figure
    #expect(again == LossCurve(series: one.series, scale: .linear).figure)
  }

  @Test func identifiersCarryThePrefixAndAreReferredTo() throws {
    let picture = LossCurve(series: Self.cases[7].series).figure.picture
    let elements = try MarkupReader.elements(of: picture.inline(idPrefix: "picture-3-"))
    #expect(elements.compactMap { $0["id"] } == ["picture-3-title", "picture-3-description"])
    #expect(elements[0]["aria-labelledby"] == "picture-3-title picture-3-description")
    #expect(elements[0]["role"] == "img")
    #expect(!elements.contains { $0["style"] != nil || $0.name == "style" })
  }

  @Test(arguments: [
    (
      "falling", "Loss by epoch: from 0.9 at epoch 0 to 0.1 at epoch 3, lowest 0.1 at epoch 3."
    ),
    (
      "gaps",
      "Loss by epoch: from 1 at epoch 0 to 0.2 at epoch 6, lowest 0.2 at epoch 6; "
        + "3 of 7 points cannot be drawn."
    ),
    ("one point", "Loss by epoch: 0.6931 at epoch 0."),
    ("only NaN", "Loss by epoch: no finite values."),
    (
      "one gone",
      "Loss by epoch. series 0: from 1 at epoch 0 to 2 at epoch 1, lowest 1 at epoch 0. "
        + "a rather long name <1> & more: no finite values."
    ),
  ])
  func theAlternativeTextSaysWhatIsSeen(name: String, text: String) throws {
    let one = try #require(Self.cases.first { $0.name == name })
    let figure = LossCurve(series: one.series).figure
    #expect(figure.alternativeText == text)
    #expect(figure.picture.description == text)
  }

  @Test func gapsBreakTheLine() throws {
    let picture = LossCurve(series: Self.cases[6].series).figure.picture
    let line = try PictureReader(picture).elements.first { $0["class"] == "series s1" }
    #expect(line?["d"]?.count { $0 == "M" } == 3)
  }

  /// Where the frames of a training put their mark.
  @Test func placesLieOnTheLine() throws {
    let curve = LossCurve(series: Self.cases[7].series)
    let places = curve.places.map { Point.text($0.x) + " " + Point.text($0.y) }
    let line = try PictureReader(curve.figure.picture).elements.first { $0["class"] == "series s1" }
    #expect(try #require(line?["d"]) == "M\(places[0])L\(places[1...].joined(separator: " "))")
  }

  @Test func aSimplifiedLineStaysCloseToAllPoints() {
    let points = (0..<5000).map { index in
      let x = Double(index) * 0.08
      return Point(x: x, y: 200 / (1 + x * 0.1) + Double((index * 7919) % 97) * 0.05)
    }
    let line = Polyline.simplified(points)
    #expect(line.count < points.count / 3)
    #expect(line.first == points.first && line.last == points.last)
    let ys = { (points: [Point]) in (points.map(\.y).min(), points.map(\.y).max()) }
    #expect(ys(line) == ys(points))
  }
}
