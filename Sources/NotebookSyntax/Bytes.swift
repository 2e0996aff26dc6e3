extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let backtick = UInt8(ascii: "`")
  static let backslash = UInt8(ascii: "\\")

  var isSpaceOrTab: Bool { self == .space || self == .tab }
  var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
  /// Whether it is the second, third or fourth byte of a character in UTF-8.
  var isContinuation: Bool { self & 0xC0 == 0x80 }

  /// Whether it is one of ASCII's digits.
  @inlinable package var isDigit: Bool { UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9") }

  /// Whether it is ASCII's space, or a tab or line end.
  @inlinable package var isSpace: Bool { self == 0x20 || 0x09...0x0D ~= self }

  /// Whether it is one of ASCII's letters.
  @inlinable package var isLetter: Bool {
    UInt8(ascii: "a") <= self | 0x20 && self | 0x20 <= UInt8(ascii: "z")
  }

  /// What it is as a hexadecimal digit, of either case; nil where it is none.
  package var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Two hexadecimal digits, in lower case.
  package var hexadecimal: String { (self < 16 ? "0" : "") + String(self, radix: 16) }
}

extension Sequence<UInt8> {
  /// Two hexadecimal digits for each byte, in lower case.
  package var hexadecimal: String { map(\.hexadecimal).joined() }
}

extension Unicode.Scalar {
  /// Whether it is one of ASCII's digits.
  @inlinable package var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
