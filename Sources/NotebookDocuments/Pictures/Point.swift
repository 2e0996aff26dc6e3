/// A place in a picture, in user units, x to the right and y downwards.
struct Point: Equatable {
  var x: Double
  var y: Double

  /// A coordinate as text, to a tenth of a unit, in as few characters as it takes.
  static func text(_ coordinate: Double) -> String {
    let tenths = Int((coordinate * 10).rounded())
    let (whole, fraction) = abs(tenths).quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (fraction == 0 ? "" : ".\(fraction)")
  }
}
