extension JSON {
  /// What is wrong with a text that is no JSON.
  package struct ParsingError: Error {
    /// The byte at which it goes wrong.
    package let offset: Int
  }

  /// Reads a text (RFC 8259). Of a member that is repeated the first counts; half a surrogate pair is U+FFFD.
  package init(parsing text: some Collection<UInt8>) throws(ParsingError) {
    var parser = JSONParser(bytes: Array(text))
    self = try parser.parse()
  }

  /// The value of an object's member.
  package subscript(key: String) -> JSON? {
    if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
  }

  /// The text, if it is one.
  package var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The integer, if it is one.
  package var integer: Int? {
    switch self {
    case .integer(let integer): integer
    case .number(let number, _): Int(exactly: number)
    default: nil
    }
  }

  /// The elements, if it is an array.
  package var array: [JSON]? { if case .array(let elements) = self { elements } else { nil } }

  /// The members, if it is an object.
  package var members: [(key: String, value: JSON)]? {
    if case .object(let members) = self { members } else { nil }
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var offset = 0

  /// Levels of nesting that are read.
  static let depth = 128

  mutating func parse() throws(JSON.ParsingError) -> JSON {
    let value = try value(depth: 0)
    skipSpace()
    guard offset == bytes.count else { throw failure }
    return value
  }

  private var failure: JSON.ParsingError { JSON.ParsingError(offset: offset) }
  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipSpace() {
    while let byte = next, " \t\r\n".utf8.contains(byte) { offset += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    offset += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSON.ParsingError) -> JSON {
    guard depth < Self.depth else { throw failure }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ text: String, _ value: JSON) throws(JSON.ParsingError) -> JSON {
    guard bytes[offset...].starts(with: text.utf8) else { throw failure }
    offset += text.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(JSON.ParsingError) -> JSON {
    offset += 1
    var members: [(key: String, value: JSON)] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure }
      let key = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw failure }
      members.append((key, try value(depth: depth + 1)))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw failure }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSON.ParsingError) -> JSON {
    offset += 1
    var elements: [JSON] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      elements.append(try value(depth: depth + 1))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw failure }
    return .array(elements)
  }

  private mutating func number() throws(JSON.ParsingError) -> JSON {
    let start = offset
    _ = take(UInt8(ascii: "-"))
    let whole = try digits()
    guard whole == 1 || bytes[offset - whole] != UInt8(ascii: "0") else { throw failure }
    var isInteger = true
    if take(UInt8(ascii: ".")) {
      isInteger = false
      _ = try digits()
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isInteger = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      _ = try digits()
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    if isInteger, let integer = Int(text) { return .integer(integer) }
    guard let number = Double(text) else { throw failure }
    return .number(number, .float64)
  }

  private mutating func digits() throws(JSON.ParsingError) -> Int {
    let start = offset
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    guard offset > start else { throw failure }
    return offset - start
  }

  private mutating func string() throws(JSON.ParsingError) -> String {
    offset += 1
    var text: [UInt8] = []
    while let byte = next {
      let end = bytes[offset...].firstIndex { $0 < 0x20 || "\"\\".utf8.contains($0) }
      if let end, end > offset {
        text += bytes[offset..<end]
        offset = end
      } else if byte == UInt8(ascii: "\"") {
        offset += 1
        return String(decoding: text, as: UTF8.self)
      } else if byte == UInt8(ascii: "\\") {
        offset += 1
        text += String(try escaped()).utf8
      } else {
        throw failure
      }
    }
    throw failure
  }

  /// The character of an escape whose backslash has been taken.
  private mutating func escaped() throws(JSON.ParsingError) -> Unicode.Scalar {
    guard let byte = next else { throw failure }
    offset += 1
    switch byte {
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"): break
    default: throw failure
    }
    let unit = try codeUnit()
    guard (0xD800..<0xDC00).contains(unit), bytes[offset...].starts(with: "\\u".utf8) else {
      return Unicode.Scalar(unit) ?? "\u{FFFD}"
    }
    let start = offset
    offset += 2
    let low = try codeUnit()
    guard (0xDC00..<0xE000).contains(low) else {
      offset = start
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func codeUnit() throws(JSON.ParsingError) -> UInt32 {
    guard offset + 4 <= bytes.count,
      bytes[offset..<offset + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt32(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
    else { throw failure }
    offset += 4
    return unit
  }
}
