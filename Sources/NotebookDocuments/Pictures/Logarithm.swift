/// Logarithms for placing things in pictures.
///
/// They use nothing but rounded arithmetic, so that a picture has the same bytes on every machine,
/// which a mathematics library does not promise.
enum Logarithm {
  /// log₁₀ x for finite x > 0, to about 1e-15.
  static func base10(_ x: Double) -> Double {
    var significand = x.significand
    var exponent = Double(x.exponent)
    if significand > 2.0.squareRoot() {
      significand /= 2
      exponent += 1
    }
    return (exponent * ln2 + natural(significand)) / ln10
  }

  /// ln m = 2 artanh((m − 1) / (m + 1)) by its series, for m within a factor √2 of 1.
  private static func natural(_ m: Double) -> Double {
    let s = (m - 1) / (m + 1)
    let square = s * s
    var sum = 0.0
    for odd in stride(from: 23.0, through: 1.0, by: -2.0) { sum = sum * square + 1 / odd }
    return 2 * s * sum
  }

  private static let ln2 = 0.6931471805599453
  private static let ln10 = 2.302585092994046
}
