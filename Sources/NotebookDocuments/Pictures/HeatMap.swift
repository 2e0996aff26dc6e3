/// A matrix as coloured cells: one colour above zero, another below, stronger with size.
package struct HeatMap: Equatable, Sendable {
  /// The kind of picture that it is, for the name of its file: `weights-heatmap`.
  package var kind: String
  /// A few words on what is shown.
  package var title: String
  /// Rows from top to bottom, all of the same length; a value that is not finite leaves a hole.
  package var values: [[Double]]
  /// A name for each row, or none at all.
  package var rows: [String]
  /// A name for each column, or none at all.
  package var columns: [String]

  /// Makes a heat map; all texts are plain.
  package init(
    kind: String = "weights-heatmap", title: String, values: [[Double]], rows: [String] = [],
    columns: [String] = []
  ) {
    self.kind = kind
    self.title = title
    self.values = values
    self.rows = rows
    self.columns = columns
  }

  /// Draws it.
  package var figure: Figure {
    let layout = HeatMapLayout(self)
    return Figure(
      kind: kind, title: title, alternativeText: alternativeText,
      width: layout.width, height: layout.height, body: layout.drawing.body)
  }

  private var alternativeText: String {
    let size = "\(values.count) × \(values.first?.count ?? 0) values"
    let finite = values.joined().filter(\.isFinite)
    guard let least = finite.min(), let greatest = finite.max() else {
      return "\(title). \(size), none of them finite."
    }
    let range =
      "from \(SignificantDigits.text(least)) to \(SignificantDigits.text(greatest))"
    let block = HeatMapLayout.block(values)
    let means =
      block.rows * block.columns > 1
      ? " Each cell is the mean of up to \(block.rows) × \(block.columns) values." : ""
    return "\(title). \(size), \(range).\(means)"
  }
}
