/// How the numbers of a heat map are coloured: one colour above zero, another below, stronger with
/// size.
struct HeatScale {
  /// What the strongest colour stands for.
  let largest: Double
  /// The strongest colour's share of full opacity, in percent.
  let strongest: Double

  /// The scale of some numbers; those that are not finite have no colour.
  init(_ values: some Sequence<Double>, strongest: Double = 96) {
    let largest = values.filter(\.isFinite).map(abs).max() ?? 0
    self.largest = largest > 0 ? largest : 1
    self.strongest = strongest
  }

  /// In steps, so that cells that look the same can be drawn as one.
  func look(_ value: Double) -> CellGrid.Look? {
    guard value.isFinite else { return nil }
    let step = (abs(value) / largest * 16).rounded() / 16
    guard step > 0 else { return nil }
    return CellGrid.Look(
      name: value < 0 ? "negative" : "positive", percent: Int((step * strongest).rounded()))
  }

  /// How much room the key takes from the left edge.
  var keyWidth: Double { 2 * (TextMetrics.width(Self.number(-largest)) + 10) + 14 * 9 }

  /// Draws the colours with the numbers that they stand for, in the upper left corner.
  func drawKey(in drawing: inout Drawing) {
    let ends = [-largest, largest].map(Self.number)
    let left = TextMetrics.width(ends[0]) + 10
    let steps = (-4...4).map { Double($0) / 4 * largest }
    let key = CellGrid(origin: Point(x: left, y: 4), cellWidth: 14, cellHeight: 12)
    key.draw([steps.map(look)], in: &drawing)
    drawing.text(ends[0], at: Point(x: left - 6, y: 14.5), .end, class: "quiet")
    drawing.text(ends[1], at: Point(x: left + 14 * 9 + 6, y: 14.5), class: "quiet")
  }

  static func number(_ value: Double) -> String {
    SignificantDigits.text(value, digits: 3).replacing("-", with: "−")
  }
}
