/// Several matrices as small heat maps with one scale, such as the filters of a convolution.
package struct HeatTiles: Equatable, Sendable {
  /// One of the matrices.
  package struct Tile: Equatable, Sendable {
    /// Its place among them: "[0, 1]".
    package var name: String
    /// Rows from top to bottom, all of the same length.
    package var values: [[Double]]

    /// Makes a tile; the name is plain text.
    package init(name: String, values: [[Double]]) {
      self.name = name
      self.values = values
    }
  }

  /// The kind of picture that it is, for the name of its file: `weights-heatmap`.
  package var kind: String
  /// A few words on what is shown.
  package var title: String
  /// The matrices, all of one size.
  package var tiles: [Tile]
  /// How many tiles belong together, and so stand in a row if they have room.
  package var group: Int

  /// Makes a picture; all texts are plain.
  package init(kind: String = "weights-heatmap", title: String, tiles: [Tile], group: Int) {
    self.kind = kind
    self.title = title
    self.tiles = tiles
    self.group = group
  }

  /// Draws it, at most the first 64 of the matrices.
  package var figure: Figure {
    let layout = HeatTilesLayout(tiles.prefix(Self.most), group: group)
    return Figure(
      kind: kind, title: title, alternativeText: alternativeText,
      width: layout.width, height: layout.height, body: layout.drawing.body)
  }

  private static let most = 64

  private var alternativeText: String {
    let first = tiles.first?.values ?? []
    let size = "\(first.count) × \(first.first?.count ?? 0)"
    let left = tiles.count > Self.most ? ", of which the first \(Self.most) are drawn" : ""
    let finite = tiles.lazy.flatMap { $0.values.joined() }.filter(\.isFinite)
    guard let least = finite.min(), let greatest = finite.max() else {
      return "\(title). \(tiles.count) matrices of \(size) values, none of them finite."
    }
    return "\(title). \(tiles.count) matrices of \(size) values\(left), "
      + "from \(SignificantDigits.text(least)) to \(SignificantDigits.text(greatest))."
  }
}
