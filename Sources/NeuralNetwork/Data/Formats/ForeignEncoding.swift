/// The encoding that a text which is not UTF-8 most likely has, and what to do about it.
struct ForeignEncoding {
  let message: String
  let hint: String

  /// Guesses from the bytes, and from the first of them that no text in UTF-8 has there.
  init(of bytes: [UInt8], firstWrong wrong: Int) {
    let isUTF16 =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      // Without a mark: every other byte of Western text is zero.
      || bytes.count > 3 && (bytes[0] == 0) != (bytes[1] == 0) && (bytes[0] == 0) == (bytes[2] == 0)
        && (bytes[1] == 0) == (bytes[3] == 0)
    if isUTF16 {
      message = "the CSV file is UTF-16, not UTF-8"
      hint = Self.hint("UTF-16")
    } else if bytes[wrong] == 0 {
      message = "the CSV file has a null character here, which no text has"
      hint = "is it a file of another kind?"
    } else if bytes[..<wrong].contains(where: { $0 >= 0x80 }) {
      message = "this byte is not UTF-8, as the text before it is"
      hint = "replace the character, or save the whole file as UTF-8"
    } else if bytes.contains(where: { 0x80...0x9F ~= $0 }) {
      // Control characters in Latin-1.
      message = "the CSV file is not UTF-8 but, it seems, Windows-1252"
      hint = Self.hint("WINDOWS-1252")
    } else {
      let character = Character(Unicode.Scalar(bytes[wrong]))
      message = "the CSV file is not UTF-8 but, it seems, Latin-1, which has `\(character)` here"
      hint = Self.hint("LATIN1")
    }
  }

  private static func hint(_ encoding: String) -> String {
    "save it as UTF-8, as by `iconv -f \(encoding) -t UTF-8`"
  }
}
