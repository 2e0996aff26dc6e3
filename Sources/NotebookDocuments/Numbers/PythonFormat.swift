/// A format in Python's format specification language, for numbers: `.4f`, `+.3e`, `,.2f`, `.1%`.
///
/// `[[fill]align][sign][z][#][0][width][grouping][.precision][type]` with the types e, E, f, F, g,
/// G, % and none. Every number is rounded correctly from its exact value, ties to even, for any
/// precision; nothing depends on a locale.
package struct PythonFormat: Equatable, Sendable {
  /// Why a text is not a format.
  package struct Failure: Error, Equatable, CustomStringConvertible {
    /// What is wrong.
    package let description: String
    /// What would be right.
    package let hint: String?

    init(_ description: String, hint: String? = nil) {
      self.description = description
      self.hint = hint
    }
  }

  enum Alignment: Character {
    case left = "<"
    case right = ">"
    case center = "^"
    /// Padding stands between the sign and the digits.
    case afterSign = "="
  }

  /// What pads to the width; spaces where it is not given.
  var fill: Character?
  var alignment = Alignment.right
  /// What stands before a number that is not negative.
  var positiveSign = ""
  /// A negative number that rounds to zero loses its sign.
  var coercesNegativeZero = false
  /// The point stays without digits after it, and g keeps trailing zeros.
  var isAlternate = false
  var width = 0
  var groupSeparator: Character?
  var precision: Int?
  var type: Character?

  /// The number as text.
  package func format(_ number: Double) -> String {
    let number = type == "%" ? number * 100 : number
    var body = PythonFormatBody(self, number)
    let vanishes = coercesNegativeZero && !body.text.contains { ("1"..."9").contains($0) }
    let isNegative = number.sign == .minus && !number.isNaN && !(vanishes && number.isFinite)
    let sign = isNegative ? "-" : positiveSign
    if let groupSeparator {
      let filled = fill == "0" && alignment == .afterSign
      body.group(with: groupSeparator, minimum: filled ? width - sign.count : 0)
    }
    return padded(sign: sign, body.text)
  }

  private func padded(sign: String, _ body: String) -> String {
    let missing = max(0, width - sign.count - body.count)
    func padding(_ count: Int) -> String { String(repeating: fill ?? " ", count: count) }
    return switch alignment {
    case .left: sign + body + padding(missing)
    case .right: padding(missing) + sign + body
    case .center: padding(missing / 2) + sign + body + padding(missing - missing / 2)
    case .afterSign: sign + padding(missing) + body
    }
  }
}
