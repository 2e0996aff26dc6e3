/// The digits, point and exponent of a number as a format asks for them, without sign and padding.
struct PythonFormatBody {
  private(set) var text: String
  private let isFinite: Bool

  init(_ format: PythonFormat, _ number: Double) {
    isFinite = number.isFinite
    if isFinite {
      text = Self.finite(number, format)
    } else {
      text = number.isNaN ? "nan" : "inf"
    }
    if let type = format.type, type.isUppercase { text = text.uppercased() }
    if format.type == "%" { text += "%" }
  }

  /// Separates the digits before the point into threes, after adding zeros until the whole has at
  /// least `minimum` characters.
  mutating func group(with separator: Character, minimum: Int) {
    guard isFinite else { return }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    var integer = Array(digits)
    while integer.count + (integer.count - 1) / 3 + rest.count < minimum {
      integer.insert("0", at: 0)
    }
    var grouped = ""
    for (place, digit) in integer.enumerated() {
      if place > 0, (integer.count - place).isMultiple(of: 3) { grouped.append(separator) }
      grouped.append(digit)
    }
    text = grouped + rest
  }

  private static func finite(_ number: Double, _ format: PythonFormat) -> String {
    let precision = format.precision ?? 6
    let keepsPoint = format.isAlternate
    switch format.type {
    case "f", "F", "%":
      let digits = DecimalDigits(number, fractionDigits: precision)
      return DecimalNotation.fixed(digits, fractionDigits: precision, keepsPoint: keepsPoint)
    case "e", "E":
      let digits = DecimalDigits(number, count: precision + 1)
      return DecimalNotation.scientific(
        digits, fractionDigits: precision, keepsPoint: keepsPoint)
    case nil where format.precision == nil:
      return shortest(number, keepsPoint: keepsPoint)
    default:
      return general(number, max(precision, 1), format)
    }
  }

  /// As `repr`; the alternate form keeps the point.
  private static func shortest(_ number: Double, keepsPoint: Bool) -> String {
    let digits = DecimalDigits(shortest: number)
    let text = DecimalNotation.full(
      digits, isScientific: !(-4..<16).contains(digits.exponent))
    guard keepsPoint, !text.contains("."), let exponent = text.firstIndex(of: "e") else {
      return text
    }
    return text[..<exponent] + "." + text[exponent...]
  }

  /// Writes `precision` significant digits without trailing zeros.
  ///
  /// They are scientific where the exponent is below -4 or the digits do not reach the point.
  /// Without a type, a fixed form has at least one digit after the point.
  private static func general(_ number: Double, _ precision: Int, _ format: PythonFormat) -> String
  {
    let digits = DecimalDigits(number, count: precision)
    let hasType = format.type != nil
    let keepsPoint = format.isAlternate
    guard (-4..<(hasType ? precision : precision - 1)).contains(digits.exponent) else {
      let fraction = keepsPoint ? precision - 1 : digits.significantDigits.count - 1
      return DecimalNotation.scientific(
        digits, fractionDigits: fraction, keepsPoint: keepsPoint)
    }
    let fraction = keepsPoint ? precision - 1 - digits.exponent : digits.fractionPart.count
    return DecimalNotation.fixed(
      digits, fractionDigits: hasType ? fraction : max(1, fraction), keepsPoint: keepsPoint)
  }
}
