import Testing

@testable import NotebookSyntax

@Suite struct PercentCodingTests {
  @Test func whatIsEncodedIsDecoded() {
    let scalars = (0...0x2FF).compactMap(Unicode.Scalar.init(_:)) + ["\u{20AC}", "\u{1F600}"]
    for scalar in scalars {
      let text = "a\(scalar)%41/"
      for kept in ["", "/"] {
        let encoded = PercentCoding.encoded(text, keeping: kept)
        let decoded = PercentCoding.decoded(encoded.utf8)
        #expect(decoded.isWellFormed && decoded.bytes == Array(text.utf8), "\(encoded)")
        #expect(encoded.contains("/") == !kept.isEmpty)
        let isPlain = scalar.isASCII && scalar.properties.isAlphabetic || scalar.isASCIIDigit
        let isUnreserved = isPlain || "-._~".unicodeScalars.contains(scalar)
        let isKept = kept.unicodeScalars.contains(scalar)
        #expect(encoded.dropFirst().hasPrefix("%") == !(isUnreserved || isKept), "\(encoded)")
      }
    }
  }

  @Test(arguments: [
    ("%41%5a%5A", "AZZ"), ("%C3%A9", "é"), ("%2541", "%41"), ("", ""), ("a+b", "a+b"),
  ])
  func twoDigitsAreAByte(encoded: String, decoded: String) {
    let result = PercentCoding.decoded(encoded.utf8)
    #expect(result.isWellFormed && result.bytes == Array(decoded.utf8))
  }

  @Test(arguments: ["%", "a%", "%4", "%+1", "%-1", "%4g", "%g4", "% 1", "%%", "%0x", "%\u{0661}1"])
  func anythingElseStandsForItself(text: String) {
    let result = PercentCoding.decoded((text + "%41").utf8)
    #expect(!result.isWellFormed && result.bytes == Array((text + "A").utf8))
  }

  @Test func aByteIsTwoDigits() {
    for byte in UInt8.min...UInt8.max {
      let digits = byte.hexadecimal
      #expect(digits.utf8.count == 2 && UInt8(digits, radix: 16) == byte)
      #expect(digits == digits.lowercased())
      let values = digits.uppercased().utf8.compactMap(\.hexadecimalValue)
      #expect(values == [byte / 16, byte % 16])
      let digit = byte < 0x80 ? Character(Unicode.Scalar(byte)).hexDigitValue : nil
      #expect(byte.hexadecimalValue.map(Int.init) == digit)
    }
  }
}
