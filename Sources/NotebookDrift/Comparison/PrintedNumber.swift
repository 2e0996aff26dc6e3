import NotebookDocuments
import NotebookSyntax

/// A number as a document prints it.
struct PrintedNumber: Equatable, Sendable {
  /// The characters: `-0.25`, `3.3501603e-05`, `nan`.
  let text: String
  let value: Double
  /// The digits written, leading zeros left out.
  let significantDigits: Int
  /// The digits after the point of the mantissa.
  let decimals: Int
  /// The power of ten after `e`; nil where there is none.
  let exponent: Int?
  /// The offset of the first character in the document.
  let offset: Int

  /// Its bytes in the document.
  var range: Range<Int> { offset..<offset + text.utf8.count }

  /// Reads the characters that ``length(at:in:insideMarkup:)`` has found.
  init(_ bytes: ArraySlice<UInt8>) {
    text = String(decoding: bytes, as: UTF8.self)
    offset = bytes.startIndex
    value = Double(text) ?? .nan
    let mantissa = bytes.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
    let digits = mantissa.filter(\.isDigit)
    significantDigits = digits.drop { $0 == UInt8(ascii: "0") }.count
    let point = mantissa.firstIndex(of: UInt8(ascii: "."))
    decimals = point.map { mantissa.endIndex - $0 - 1 } ?? 0
    let power = bytes[min(mantissa.endIndex + 1, bytes.endIndex)...].string
    exponent = mantissa.count < bytes.count ? Int(power).map { min(max($0, -400), 400) } : nil
  }

  /// Whether two numbers are printed alike, wherever they stand.
  static func == (first: PrintedNumber, second: PrintedNumber) -> Bool {
    first.text == second.text
  }

  /// The number of bytes that a number starting at `start` has; nil where none starts.
  ///
  /// Digits that touch a letter (`W1`, `2x`, a digest) are part of a word, and so are version
  /// numbers; after `#` they name something, a character for one (`&#60;`). In the attributes of a picture letters are commands, and `M36 71.1L37` has three numbers.
  static func length(
    at start: Int, in bytes: ArraySlice<UInt8>, insideMarkup: Bool
  ) -> Int? {
    var reader = Reader(bytes: bytes, position: start)
    let before = start > bytes.startIndex ? bytes[start - 1] : UInt8(ascii: " ")
    if !insideMarkup,
      before.isWordPart || before == UInt8(ascii: ".") || before == UInt8(ascii: "#")
    {
      return nil
    }
    if reader.takeSign(), !insideMarkup, before == UInt8(ascii: "-") { return nil }
    if reader.takeWord("nan") || reader.takeWord("inf") { return reader.position - start }
    guard reader.takeMantissa() else { return nil }
    reader.takeExponent()
    if !insideMarkup, reader.isInsideWord { return nil }
    return reader.position - start
  }

  private struct Reader {
    let bytes: ArraySlice<UInt8>
    var position: Int

    private func byte(_ offset: Int = 0) -> UInt8? {
      position + offset < bytes.endIndex ? bytes[position + offset] : nil
    }

    mutating func takeSign() -> Bool {
      guard byte() == UInt8(ascii: "-") || byte() == UInt8(ascii: "+") else { return false }
      position += 1
      return true
    }

    mutating func takeWord(_ word: StaticString) -> Bool {
      let count = word.utf8CodeUnitCount
      guard position + count <= bytes.endIndex else { return false }
      for index in 0..<count where bytes[position + index] != word.utf8Start[index] { return false }
      if let after = byte(count), after.isWordPart { return false }
      position += count
      return true
    }

    private mutating func takeDigits() -> Int {
      let start = position
      while let digit = byte(), digit.isDigit { position += 1 }
      return position - start
    }

    mutating func takeMantissa() -> Bool {
      var digits = takeDigits()
      if byte() == UInt8(ascii: ".") {
        guard digits > 0 || byte(1)?.isDigit == true else { return false }
        position += 1
        digits += takeDigits()
      }
      return digits > 0
    }

    mutating func takeExponent() {
      let start = position
      guard byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") else { return }
      position += 1
      _ = takeSign()
      if takeDigits() == 0 { position = start }
    }

    /// Whether a letter, or another point and digit, follows at once.
    var isInsideWord: Bool {
      guard let next = byte() else { return false }
      if next.isWordPart { return true }
      return next == UInt8(ascii: ".") && byte(1)?.isDigit == true
    }
  }
}

extension UInt8 {
  /// Whether it is a letter, a digit, an underscore, or a part of a character beyond ASCII.
  fileprivate var isWordPart: Bool {
    isDigit || isLetter || self == UInt8(ascii: "_") || self >= 0x80
  }
}
