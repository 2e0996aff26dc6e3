/// Text of an author's as cmark-gfm writes it in HTML.
enum ProseText {
  /// Fit for element content and for attribute values in quotation marks.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { reference(for: $0) != nil }) else { return text }
    var result: [UInt8] = []
    for byte in text.utf8 {
      if let reference = reference(for: byte) {
        result += reference.utf8
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// An address for a quoted attribute: what may not stand in one is percent-encoded.
  static func address(_ address: String) -> String {
    var result = ""
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "&"): result += "&amp;"
      case UInt8(ascii: "'"): result += "&#x27;"
      case _ where byte.isLetter || byte.isDigit || "-_.+!*(),%#@?=;:/$~".utf8.contains(byte):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += "%" + byte.hexadecimal.uppercased()
      }
    }
    return result
  }

  /// The first word of an info string, which names the language.
  static func firstWord(of info: String) -> String {
    String(Substring(info.utf8.prefix { !$0.isSpace }))
  }

  private static func reference(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: nil
    }
  }
}
