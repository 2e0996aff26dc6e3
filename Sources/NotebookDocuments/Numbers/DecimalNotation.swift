/// The forms in which Python and NumPy write digits.
enum DecimalNotation {
  /// All of `digits`, as 12.0, or as 1.2e+16 where `isScientific`.
  static func full(_ digits: DecimalDigits, isScientific: Bool) -> String {
    isScientific
      ? scientific(digits, fractionDigits: digits.significantDigits.utf8.count - 1)
      : fixed(digits, fractionDigits: max(1, digits.fractionPart.utf8.count))
  }

  /// Writes rounded digits as ddd.ddd with exactly as many after the point.
  ///
  /// The point is left out where there are none, unless it is asked for.
  static func fixed(
    _ digits: DecimalDigits, fractionDigits: Int, keepsPoint: Bool = false
  ) -> String {
    join(digits.integerPart, digits.fractionPart, fractionDigits, keepsPoint)
  }

  /// Writes rounded digits as d.ddde±dd with exactly as many after the point.
  static func scientific(
    _ digits: DecimalDigits, fractionDigits: Int, keepsPoint: Bool = false,
    exponentDigits: Int = 2
  ) -> String {
    let significant = digits.significantDigits
    let mantissa = join(
      String(significant.prefix(1)), String(significant.dropFirst()), fractionDigits, keepsPoint)
    return mantissa + exponent(digits.exponent, digits: exponentDigits)
  }

  private static func join(
    _ integer: String, _ fraction: String, _ fractionDigits: Int, _ keepsPoint: Bool
  ) -> String {
    guard fractionDigits > 0 || keepsPoint else { return integer }
    let padding = String(repeating: "0", count: max(0, fractionDigits - fraction.utf8.count))
    return integer + "." + fraction + padding
  }

  private static func exponent(_ exponent: Int, digits: Int = 2) -> String {
    let magnitude = String(exponent.magnitude)
    let zeros = String(repeating: "0", count: max(0, digits - magnitude.utf8.count))
    return (exponent < 0 ? "e-" : "e+") + zeros + magnitude
  }
}
