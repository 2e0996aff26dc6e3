/// A text taken apart into its numbers and what stands between them.
struct NumberedText: Equatable, Sendable {
  /// The text with `\u{1}` for each number and one space for each run of white space; see ``escaped(_:)``.
  private(set) var skeleton = ""
  private(set) var numbers: [PrintedNumber] = []

  /// Takes a text apart.
  ///
  /// - Parameter insideMarkup: whether it is an attribute of a picture, where letters are commands.
  init(_ bytes: ArraySlice<UInt8>, insideMarkup: Bool = false) {
    var shape: [UInt8] = []
    var position = bytes.startIndex
    while position < bytes.endIndex {
      if let length = PrintedNumber.length(at: position, in: bytes, insideMarkup: insideMarkup) {
        numbers.append(PrintedNumber(bytes[position..<position + length]))
        shape.append(Self.number)
        position += length
      } else if bytes[position].isSpace {
        if shape.last != UInt8(ascii: " "), !shape.isEmpty { shape.append(UInt8(ascii: " ")) }
        position += 1
      } else {
        shape += Self.escaped(bytes[position])
        position += 1
      }
    }
    if shape.last == UInt8(ascii: " ") { shape.removeLast() }
    skeleton = String(decoding: shape, as: UTF8.self)
  }

  /// What stands for a number.
  static let number: UInt8 = 1

  /// A byte that is no part of a number, so that none is taken for one.
  static func escaped(_ byte: UInt8) -> [UInt8] { byte == 1 || byte == 2 ? [2, byte + 1] : [byte] }

  init(_ text: String, insideMarkup: Bool = false) {
    self.init(Array(text.utf8)[...], insideMarkup: insideMarkup)
  }
}
