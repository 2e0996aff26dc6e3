/// Bytes in addresses: a `%` and two hexadecimal digits stand for one (RFC 3986, section 2.1).
package enum PercentCoding {
  /// The bytes that a text stands for. A `%` without two digits after it is malformed, and stands for
  /// itself.
  package static func decoded(
    _ text: some Sequence<UInt8>
  ) -> (bytes: [UInt8], isWellFormed: Bool) {
    let encoded = Array(text)
    var bytes: [UInt8] = []
    var isWellFormed = true
    var index = 0
    while index < encoded.count {
      let digits = encoded[index...].dropFirst().prefix(2).compactMap(\.hexadecimalValue)
      if encoded[index] == UInt8(ascii: "%"), digits.count == 2 {
        bytes.append(digits[0] << 4 | digits[1])
        index += 3
      } else {
        isWellFormed = isWellFormed && encoded[index] != UInt8(ascii: "%")
        bytes.append(encoded[index])
        index += 1
      }
    }
    return (bytes, isWellFormed)
  }

  /// The text that a text stands for; a `%` that begins no byte is itself.
  package static func text(_ text: some StringProtocol) -> String {
    String(decoding: decoded(text.utf8).bytes, as: UTF8.self)
  }

  /// Encodes all but the unreserved characters, and what else is to stay. A colon too, so that no name
  /// of a file can be taken for a scheme.
  package static func encoded(_ text: some StringProtocol, keeping kept: String = "") -> String {
    var result = ""
    for byte in text.utf8 {
      if byte.isDigit || byte.isLetter || "-._~".utf8.contains(byte) || kept.utf8.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + byte.hexadecimal.uppercased()
      }
    }
    return result
  }
}
