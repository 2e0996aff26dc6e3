/// What stands in the Markdown that cmark-gfm reads in the place of formulas and of the starts of inline
/// values: characters of the same number without a meaning in Markdown.
///
/// CommonMark knows no formulas, and would read `_` and `*` in them as emphasis. And it says which code
/// spans there are, but not where: so each `{network` becomes a word of its own, which tells the
/// place that a code span comes from.
struct Marks {
  /// A formula's mark is `formulaStart`, any number of `formulaFiller` and line ends, and `formulaEnd`.
  static let formulaStart: UInt8 = 0x02
  static let formulaFiller: UInt8 = 0x01
  static let formulaEnd: UInt8 = 0x03

  /// Whether a byte is one of these.
  static func isInFormula(_ byte: UInt8) -> Bool { (formulaFiller...formulaEnd).contains(byte) }

  /// The formulas in their order: the TeX, and how many characters the mark has.
  var formulas: [(tex: String, length: Int)] = []

  /// What an inline value starts with.
  static let opener = Array("{network".utf8)

  /// The letters behind the `{` of each opener's mark; empty where none is marked.
  private var initials: [UInt8] = []
  /// The offsets of the openers that are marked, in the order of the source.
  private(set) var openers: [Int] = []

  /// Marks the openers in some bytes from an offset on: those behind a backtick. (Elsewhere, in the label of
  /// a link say, two that are the same must stay the same.)
  mutating func markOpeners(in bytes: inout [UInt8], from start: Int) {
    openers = Self.offsets(of: Self.opener, in: bytes, from: start).filter { place in
      bytes[..<place].last { !$0.isSpaceOrTab && !$0.isLineEnd && $0 != UInt8(ascii: ">") }
        == .backtick
    }
    guard !openers.isEmpty else { return }
    initials = Self.unusedInitials(in: bytes)
    for (number, place) in openers.enumerated() {
      for (index, letter) in (initials + Self.letters(for: number)).enumerated() {
        bytes[place + 1 + index] = letter
      }
    }
  }

  /// The number of the opener whose mark a text starts with; nil where it starts with none.
  func number(startOf text: UnsafePointer<CChar>?) -> Int? {
    guard !openers.isEmpty, let text else { return nil }
    let bytes = UnsafeBufferPointer(start: text, count: Self.opener.count).prefix { $0 != 0 }
    return number(of: bytes.map { UInt8(bitPattern: $0) }[...])
  }

  /// A text with the openers in the places of their marks; empty for nil.
  func restored(_ text: UnsafePointer<CChar>?) -> String {
    guard let text else { return "" }
    let string = String(cString: text)
    guard !openers.isEmpty, string.utf8.contains(UInt8(ascii: "{")) else { return string }
    var bytes = Array(string.utf8)
    for index in bytes.indices where number(of: bytes[index...].prefix(Self.opener.count)) != nil {
      bytes.replaceSubrange(index..<index + Self.opener.count, with: Self.opener)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The number that a mark has; nil where some bytes are none.
  private func number(of bytes: ArraySlice<UInt8>) -> Int? {
    let letters = bytes.dropFirst(3)
    guard bytes.count == Self.opener.count, bytes.first == UInt8(ascii: "{"),
      bytes.dropFirst().prefix(2).elementsEqual(initials), letters.allSatisfy(\.isLetter)
    else { return nil }
    let number = letters.reversed().reduce(0) { $0 * 26 + Int($1) - Int(UInt8(ascii: "a")) }
    return openers.indices.contains(number) ? number : nil
  }

  /// The offsets of a pattern from an offset on.
  static func offsets(of pattern: [UInt8], in bytes: [UInt8], from start: Int) -> [Int] {
    var found: [Int] = []
    var index = start
    while index + pattern.count <= bytes.count {
      if bytes[index] == pattern[0], bytes[index..<index + pattern.count].elementsEqual(pattern) {
        found.append(index)
        index += pattern.count
      } else {
        index += 1
      }
    }
    return found
  }

  /// Two letters that nowhere follow a `{`.
  private static func unusedInitials(in bytes: [UInt8]) -> [UInt8] {
    var used: Set<[UInt8]> = []
    for index in bytes.indices.dropLast(2) where bytes[index] == UInt8(ascii: "{") {
      used.insert(Array(bytes[index + 1...index + 2]))
    }
    let letters = "zyxwvutsrqponmlkjihgfedcba".utf8
    for first in letters {
      for second in letters where !used.contains([first, second]) { return [first, second] }
    }
    return Array("zz".utf8)
  }

  /// A number below 26⁵ in five letters.
  private static func letters(for number: Int) -> [UInt8] {
    var rest = number
    return (0..<5).map { _ in
      defer { rest /= 26 }
      return UInt8(ascii: "a") + UInt8(rest % 26)
    }
  }
}
