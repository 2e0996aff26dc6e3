/// A round number: an integer times a power of ten.
struct TickValue: Equatable {
  var mantissa: Int
  var exponent: Int

  /// The nearest number of type `Double`.
  var value: Double { Double("\(mantissa)e\(exponent)") ?? .nan }

  /// In plain decimal notation, with as many decimals as the exponent says.
  var plain: String {
    let digits = "\(mantissa.magnitude)"
    let sign = mantissa < 0 ? "−" : ""
    guard exponent < 0, mantissa != 0 else {
      return sign + digits + String(repeating: "0", count: mantissa == 0 ? 0 : exponent)
    }
    let padding = String(repeating: "0", count: max(0, 1 - exponent - digits.count))
    let padded = padding + digits
    return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
  }

  /// In scientific notation: 2.5×10⁻⁶; factors and powers that are one are left out.
  var scientific: String {
    guard mantissa != 0 else { return "0" }
    var digits = "\(mantissa.magnitude)"
    let power = exponent + digits.count - 1
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    let factor = digits.count == 1 ? digits : "\(digits.prefix(1)).\(digits.dropFirst())"
    let sign = mantissa < 0 ? "−" : ""
    if power == 0 { return sign + factor }
    return sign + (factor == "1" ? "" : factor + "×") + "10" + Self.superscript(power)
  }

  /// The labels of the ticks of one axis: all plain or, where that takes too many zeros, all
  /// scientific.
  static func labels(_ ticks: [TickValue]) -> [String] {
    let sizes = ticks.filter { $0.mantissa != 0 }.map { abs($0.value) }
    let largest = sizes.max() ?? 0
    let smallest = sizes.min() ?? 0
    let isPlain = largest == 0 || (largest < 1e6 && largest >= 1e-3 && smallest >= 1e-5)
    return ticks.map { isPlain ? $0.plain : $0.scientific }
  }

  private static func superscript(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let sign = number < 0 ? "⁻" : ""
    return sign + String("\(number.magnitude)".compactMap(\.wholeNumberValue).map { digits[$0] })
  }
}
