/// Gathers the elements of a picture, from the back to the front.
///
/// Attributes are classes and geometry only: colours and type come from a style sheet.
struct Drawing {
  /// Which end of a line of text its x is.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  /// The elements so far.
  private(set) var body = ""

  /// Adds a line of plain text, its baseline at the point's y.
  mutating func text(
    _ text: String, at point: Point, _ anchor: Anchor = .start, class name: String? = nil
  ) {
    let anchorText = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    let content = HTMLText.escaped(text)
    let place = "x=\"\(Point.text(point.x))\" y=\"\(Point.text(point.y))\""
    body += "<text\(Self.class(name)) \(place)\(anchorText)>\(content)</text>\n"
  }

  /// Adds a path of straight lines; parts are joined to nothing.
  mutating func lines(_ parts: [[Point]], class name: String) {
    let data = parts.map(Self.pathData).joined()
    if !data.isEmpty { body += "<path\(Self.class(name)) d=\"\(data)\"/>\n" }
  }

  /// Adds a circle.
  mutating func circle(at point: Point, radius: Double, class name: String) {
    let center = "cx=\"\(Point.text(point.x))\" cy=\"\(Point.text(point.y))\""
    body += "<circle\(Self.class(name)) \(center) r=\"\(Point.text(radius))\"/>\n"
  }

  /// Adds a path of the given data, filled to a share of full opacity.
  mutating func path(_ data: String, class name: String, opacity: Double = 1) {
    let percent = Int((opacity * 100).rounded())
    let attribute = percent < 100 ? " fill-opacity=\"\(percent)%\"" : ""
    if !data.isEmpty { body += "<path\(Self.class(name))\(attribute) d=\"\(data)\"/>\n" }
  }

  private static func pathData(_ points: [Point]) -> String {
    guard let first = points.first else { return "" }
    let rest = points.dropFirst().map { Point.text($0.x) + " " + Point.text($0.y) }
    let start = "M" + Point.text(first.x) + " " + Point.text(first.y)
    return rest.isEmpty ? start + "h0" : start + "L" + rest.joined(separator: " ")
  }

  private static func `class`(_ name: String?) -> String {
    name.map { " class=\"\($0)\"" } ?? ""
  }
}
