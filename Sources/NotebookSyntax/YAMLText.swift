/// A block's YAML as it is handed to Yams.
///
/// Yams has two habits that a located reader cannot use. It replaces aliases while it reads, which
/// lets a few lines grow without bound; and it gives up at the first mapping with a repeated key.
/// So the `*` of each alias, and one character of each key known to be repeated, are masked by
/// characters of the private use area that the text does not hold. A mask is one character, as what
/// it covers: lines and columns stay what they are.
struct YAMLText {
  /// The text with its places.
  let located: LocatedText
  /// What stands for the `*` of an alias; `nil` where the text has none.
  let aliasMask: Unicode.Scalar?
  /// The masked places with their masks and what these cover.
  private var masks: [Int: (mask: Unicode.Scalar, original: Unicode.Scalar)] = [:]
  private var originals: [Unicode.Scalar: Unicode.Scalar] = [:]
  private var nextMask: UInt32 = 0xE000
  /// The number of the first character of each line, in libyaml's count of lines, for which U+0085, U+2028 and
  /// U+2029 end a line too.
  private let lines: [Int]
  /// The offset of each character whose number is a multiple of the stride.
  private let characters: [Int]
  private static let stride = 256

  init(_ text: LocatedText) {
    located = text
    (lines, characters) = YAMLText.lines(of: text.bytes)
    let places = YAMLText.possibleAliases(in: text.bytes)
    aliasMask = places.isEmpty ? nil : YAMLText.unusedMask(from: 0xE000, in: text.string)
    if let aliasMask {
      nextMask = aliasMask.value + 1
      for place in places { masks[place] = (aliasMask, "*") }
      originals[aliasMask] = "*"
    }
  }

  var bytes: [UInt8] { located.bytes }

  /// The text with its masks.
  var masked: String {
    guard !masks.isEmpty else { return located.string }
    var result: [UInt8] = []
    var position = 0
    for (place, mask) in masks.sorted(by: { $0.key < $1.key }) {
      result += bytes[position..<place]
      result += Array(String(mask.mask).utf8)
      position = place + String(mask.original).utf8.count
    }
    return String(decoding: result + bytes[position...], as: UTF8.self)
  }

  /// Masks a character of a key at an offset, so that the key differs from all others.
  ///
  /// - Returns: whether there is a character that can be masked.
  mutating func maskKey(at offset: Int) -> Bool {
    var place = offset
    let isQuoted = place < bytes.count && "\"'".utf8.contains(bytes[place])
    if isQuoted { place += 1 }
    guard place < bytes.count, bytes[place] > .space, !isQuoted || bytes[place] != bytes[offset],
      masks[place] == nil,
      let original = String(decoding: bytes[place...].prefix(4), as: UTF8.self).unicodeScalars
        .first,
      let mask = YAMLText.unusedMask(from: nextMask, in: located.string)
    else { return false }
    nextMask = mask.value + 1
    masks[place] = (mask, original)
    originals[mask] = original
    return true
  }

  /// The first character of the private use area from a number on that a text does not hold.
  private static func unusedMask(from number: UInt32, in text: String) -> Unicode.Scalar? {
    guard number <= 0xF8FF else { return nil }
    return (number...0xF8FF).lazy.compactMap(Unicode.Scalar.init).first { mask in
      !text.unicodeScalars.contains(mask)
    }
  }

  /// A scalar's text without masks.
  func unmasked(_ text: String) -> String {
    guard !originals.isEmpty, text.unicodeScalars.contains(where: { originals[$0] != nil }) else {
      return text
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(originals[scalar] ?? scalar) }
    return String(result)
  }

  /// Where a line and a column, both from 1, stand in the text; columns count characters.
  func offset(line: Int, column: Int) -> Int {
    guard line >= 1, line <= lines.count else { return line < 1 ? 0 : bytes.count }
    let character = lines[line - 1] + max(column, 1) - 1
    guard character / Self.stride < characters.count else { return bytes.count }
    var offset = characters[character / Self.stride]
    for _ in 0..<character % Self.stride where offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset].isContinuation { offset += 1 }
    }
    return offset
  }

  private static func lines(of bytes: [UInt8]) -> (lines: [Int], characters: [Int]) {
    var lines = [0]
    var characters: [Int] = []
    var count = 0
    for (offset, byte) in bytes.enumerated() {
      if !byte.isContinuation {
        if count % stride == 0 { characters.append(offset) }
        count += 1
      }
      let isLineEnd =
        byte == .lineFeed
        || byte == 0x85 && offset > 0 && bytes[offset - 1] == 0xC2
        || (byte == 0xA8 || byte == 0xA9) && offset > 1 && bytes[offset - 1] == 0x80
          && bytes[offset - 2] == 0xE2
      if isLineEnd { lines.append(count) }
    }
    return (lines, characters)
  }

  /// The offsets of the `*` that might start an alias.
  ///
  /// A `*` inside of a longer scalar does no
  /// harm here: it is unmasked with that scalar.
  private static func possibleAliases(in bytes: [UInt8]) -> [Int] {
    bytes.indices.filter { index in
      guard bytes[index] == UInt8(ascii: "*") else { return false }
      let isAtStart = index == 0 || " \t\n[{,:-?".utf8.contains(bytes[index - 1])
      let next = index + 1 < bytes.count ? bytes[index + 1] : .space
      return isAtStart && next > .space
    }
  }
}
