/// Numbers with a given count of decimals, rounded correctly from their exact value.
package enum NumberText {
  /// `-0.0300`
  package static func fixed(_ number: Double, decimals: Int) -> String {
    guard number.isFinite else { return NumPyScalar.string(number, .float64) }
    let digits = DecimalDigits(number, fractionDigits: decimals)
    let sign = number.sign == .minus ? "-" : ""
    return sign + DecimalNotation.fixed(digits, fractionDigits: decimals)
  }

  /// The same for a reader of a table: what reads as zero has no sign.
  package static func cell(_ number: Double, decimals: Int) -> String {
    let text = fixed(number, decimals: decimals)
    return text.first == "-" && text.allSatisfy { "-0.".contains($0) }
      ? String(text.dropFirst()) : text
  }

  /// `3.00e-02`, with the decimals of the mantissa.
  package static func scientific(_ number: Double, decimals: Int) -> String {
    guard number.isFinite else { return NumPyScalar.string(number, .float64) }
    let digits = DecimalDigits(number, count: decimals + 1)
    let sign = number.sign == .minus ? "-" : ""
    return sign + DecimalNotation.scientific(digits, fractionDigits: decimals)
  }
}
