/// A single YAML value: its text, and what the text means.
///
/// Meaning follows the core schema of YAML 1.2.2 (section 10.3.2): `yes`, `no`, `on`, `off` and
/// `1_000` are strings, `0o17` and `0x1F` are integers, `017` is 17, `1e5` is a float.
package struct YAMLScalar: Equatable, Sendable {
  /// What a scalar's text means.
  package enum Value: Equatable, Sendable {
    /// Nothing, `~`, `null`, `Null` or `NULL`.
    case null
    /// `true` or `false`, also capitalised or in capitals.
    case bool(Bool)
    /// A whole number in 64 bits.
    case integer(Int)
    /// A number with a point or an exponent, `.inf`, `.nan`, or a whole number beyond 64 bits.
    case float(Double)
    /// Anything else, and whatever is quoted.
    case string
  }

  /// The text as written, escapes and line folding resolved, quotes left out.
  ///
  /// The digits of a
  /// number are all here.
  package let text: String
  /// Whether it is quoted, or a block scalar (`|`, `>`): then it is a string.
  package let isQuoted: Bool
  /// What it means.
  package let value: Value

  /// Makes a scalar of a text.
  package init(_ text: String, isQuoted: Bool = false) {
    self.text = text
    self.isQuoted = isQuoted
    value = isQuoted ? .string : Value(resolving: text)
  }

  /// The number that it is, integers included; `nil` if it is not one.
  package var number: Double? {
    switch value {
    case .integer(let integer): Double(integer)
    case .float(let float): float
    case .null, .bool, .string: nil
    }
  }
}

extension YAMLScalar.Value {
  /// Resolves a plain scalar.
  init(resolving text: String) {
    guard let first = text.utf8.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      self = Self.number(text) ?? .string
    default:
      self = Self.word(text)
    }
  }

  private static func word(_ text: String) -> Self {
    switch text {
    case "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .bool(true)
    case "false", "False", "FALSE": .bool(false)
    default: .string
    }
  }

  private static func number(_ text: String) -> Self? {
    switch text {
    case ".nan", ".NaN", ".NAN": return .float(.nan)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .float(.infinity)
    case "-.inf", "-.Inf", "-.INF": return .float(-.infinity)
    default: break
    }
    if text.utf8.starts(with: "0x".utf8) { return prefixed(text, radix: 16) }
    if text.utf8.starts(with: "0o".utf8) { return prefixed(text, radix: 8) }
    switch decimalForm(of: text.utf8) {
    case nil: return nil
    case .integer?:
      if let integer = Int(text) { return .integer(integer) }
      return Double(text).map(Self.float)
    case .float?: return Double(text).map(Self.float)
    }
  }

  private static func prefixed(_ text: String, radix: Int) -> Self? {
    let digits = text.utf8.dropFirst(2)
    guard let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else {
      return nil
    }
    return Int(Substring(digits), radix: radix).map(Self.integer)
  }

  private enum DecimalForm {
    case integer
    case float
  }

  /// Matches `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
  private static func decimalForm(of text: String.UTF8View) -> DecimalForm? {
    var rest = text[...]
    func skipSign() {
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        rest = rest.dropFirst()
      }
    }
    func skipDigits() -> Int {
      let digits = rest.prefix { $0.isDigit }
      rest = rest[digits.endIndex...]
      return digits.count
    }
    skipSign()
    let whole = skipDigits()
    var form = DecimalForm.integer
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let fraction = skipDigits()
      guard whole + fraction > 0 else { return nil }
      form = .float
    } else if whole == 0 {
      return nil
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      skipSign()
      guard skipDigits() > 0 else { return nil }
      form = .float
    }
    return rest.isEmpty ? form : nil
  }
}
