/// Reads decimal numbers: 12, -0.5, .5, 1e-3. Hexadecimal, infinity and NaN are not numbers here.
enum DecimalNumber {
  /// Powers of ten that are exact.
  private static let powers = (0...15).map { exponent in
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }

  /// The number closest to the text, or nil where it is none or not finite.
  static func parse(_ text: ArraySlice<UInt8>) -> Double? {
    if let number = short(text) { return number }
    guard text.allSatisfy({ isDigit($0) || ".eE+-".utf8.contains($0) }),
      let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite
    else { return nil }
    return number
  }

  /// At most 15 digits without an exponent: an exact integer, divided by an exact power of ten, is
  /// rounded only once.
  private static func short(_ text: ArraySlice<UInt8>) -> Double? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative ? text.dropFirst() : text
    guard digits.count <= 16, let last = digits.last, isDigit(last) else { return nil }
    var integer = 0
    var fractionDigits: Int?
    for byte in digits {
      if isDigit(byte) {
        integer = integer * 10 + Int(byte - UInt8(ascii: "0"))
        fractionDigits = fractionDigits.map { $0 + 1 }
      } else if byte == UInt8(ascii: "."), fractionDigits == nil {
        fractionDigits = 0
      } else {
        return nil
      }
    }
    guard integer < 1_000_000_000_000_000 else { return nil }
    let magnitude = Double(integer) / powers[fractionDigits ?? 0]
    return isNegative ? -magnitude : magnitude
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
