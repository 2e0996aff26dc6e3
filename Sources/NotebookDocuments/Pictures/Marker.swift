/// The mark of a sample: a colour and a shape for each class.
enum Marker {
  /// The shape of a class around a point, as path data.
  static func data(_ index: Int, at point: Point) -> String {
    let shapes = [
      "m-3 0a3 3 0 1 0 0-.01z", "m-3-3h6v6h-6z", "m0-4l4 7h-8z",
      "m0-4.5l4 4.5-4 4.5-4-4.5z", "m0 4l4-7h-8z",
      "m-1.5-4h3v2.5h2.5v3h-2.5v2.5h-3v-2.5h-2.5v-3h2.5z",
    ]
    return "M\(Point.text(point.x)) \(Point.text(point.y))" + shapes[index % shapes.count]
  }

  /// The classes of a mark in the style sheet.
  static func classes(_ index: Int) -> String { "sample c\(index % 6 + 1)" }
}
