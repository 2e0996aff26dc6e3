/// A JSON value whose objects keep their order, so that the same value is always the same text.
package enum JSON: Sendable {
  /// What is not known.
  case null
  case string(String)
  case bool(Bool)
  case integer(Int)
  /// Written with the shortest digits that read back as the same number; JSON has no NaN and no
  /// infinities, so those become the strings "nan", "inf" and "-inf".
  case number(Double, FloatType)
  case array([JSON])
  case object([(key: String, value: JSON)])

  /// The value as text; arrays of numbers stay on one line.
  package func text(indent: Int = 0) -> String {
    switch self {
    case .null: "null"
    case .string(let string): Self.quoted(string)
    case .bool(let bool): "\(bool)"
    case .integer(let integer): "\(integer)"
    case .number(let number, let type): Self.digits(number, type)
    case .array(let elements): Self.array(elements, indent)
    case .object(let members): Self.object(members, indent)
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func array(_ elements: [JSON], _ indent: Int) -> String {
    if elements.allSatisfy(\.isScalar) {
      return "[" + elements.map { $0.text() }.joined(separator: ", ") + "]"
    }
    return lines(elements.map { $0.text(indent: indent + 1) }, "[", "]", indent)
  }

  private static func object(_ members: [(key: String, value: JSON)], _ indent: Int) -> String {
    guard !members.isEmpty else { return "{}" }
    let texts = members.map { quoted($0.key) + ": " + $0.value.text(indent: indent + 1) }
    return lines(texts, "{", "}", indent)
  }

  private static func lines(
    _ texts: [String], _ open: String, _ close: String, _ indent: Int
  ) -> String {
    let margin = String(repeating: "  ", count: indent)
    let body = texts.map { margin + "  " + $0 }.joined(separator: ",\n")
    return open + "\n" + body + "\n" + margin + close
  }

  private static func digits(_ number: Double, _ type: FloatType) -> String {
    // The sign of a NaN is the processor's, not the computation's.
    guard !number.isNaN else { return quoted("nan") }
    guard number.isFinite else { return quoted("\(number)") }
    return type == .float32 ? "\(Float(number))" : "\(number)"
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || (0x2028...0x2029).contains(scalar.value):
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
