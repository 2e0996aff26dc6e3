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

  /// Adds what `draw` draws as a group, whose unit is `scale` and whose origin is a point.
  mutating func group(
    class name: String, at origin: Point, scale: Point, _ draw: (inout Drawing) -> Void
  ) {
    var inner = Drawing()
    draw(&inner)
    let transform =
      "translate(\(Point.text(origin.x)) \(Point.text(origin.y))) "
      + "scale(\(Self.factor(scale.x)) \(Self.factor(scale.y)))"
    body += "<g\(Self.class(name)) transform=\"\(transform)\">\n\(inner.body)</g>\n"
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

  /// Adds a stroked path of the given data, which may be empty in this frame of a picture and not in
  /// another.
  mutating func stroke(_ data: String, class name: String, opacity: Double) {
    let percent = Int((opacity * 100).rounded())
    let attribute = percent < 100 ? " stroke-opacity=\"\(percent)%\"" : ""
    body += "<path\(Self.class(name))\(attribute) d=\"\(data)\"/>\n"
  }

  /// A factor as text, to a thousandth.
  private static func factor(_ factor: Double) -> String {
    let thousandths = Int((factor * 1000).rounded())
    let (whole, fraction) = thousandths.quotientAndRemainder(dividingBy: 1000)
    guard fraction != 0 else { return "\(whole)" }
    let digits = String(String(1000 + fraction).dropFirst())
    return "\(whole)." + digits.replacing(#/0+$/#, with: "")
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
