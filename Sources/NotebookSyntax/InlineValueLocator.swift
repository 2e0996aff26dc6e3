/// Finds the bytes of inline values.
///
/// cmark-gfm says which code spans there are, but not where. So the text is parsed a second time
/// with each `{network` in it replaced by a mark of the same length: a code span that starts with
/// a mark tells which place it comes from. Letters for letters change nothing else in the tree.
struct InlineValueLocator {
  static let opener = Array("{network".utf8)

  /// The offsets of the `{` of the code spans that start with `{network`, in the order of
  /// the tree.
  static func openings(in bytes: [UInt8], from start: Int) -> [Int] {
    let places = offsets(of: opener, in: bytes, from: start)
    guard !places.isEmpty else { return [] }
    var marked = bytes
    let initials = unusedInitials(in: bytes)
    for (number, place) in places.enumerated() {
      for (index, letter) in (initials + letters(for: number)).enumerated() {
        marked[place + 1 + index] = letter
      }
    }
    return CommonMark.elements(of: marked[start...]).compactMap { element in
      guard case .codeSpan(let literal) = element.kind, literal.count >= opener.count,
        literal[1..<3].elementsEqual(initials)
      else { return nil }
      return number(for: literal[3..<opener.count]).map { places[$0] }
    }
  }

  /// The openers that follow a backtick and have a `|` without a backslash before the next backtick
  /// of their line, and that bar.
  static func splitValues(in bytes: [UInt8], from start: Int) -> [(opener: Int, bar: Int)] {
    offsets(of: opener, in: bytes, from: start).compactMap { place in
      let before = bytes[..<place].reversed().drop { $0 == .space }.first
      let rest = bytes[place...].prefix { $0 != .backtick && !$0.isLineEnd }
      guard before == .backtick, rest.endIndex < bytes.count, bytes[rest.endIndex] == .backtick,
        let bar = rest.indices.first(where: {
          rest[$0] == UInt8(ascii: "|") && rest[$0 - 1] != .backslash
        })
      else { return nil }
      return (place, bar)
    }
  }

  private static func offsets(of pattern: [UInt8], in bytes: [UInt8], from start: Int) -> [Int] {
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
    let letters = "zyxwvutsrqponmlkjihgfedcba".utf8
    for first in letters {
      for second in letters {
        let pair = [first, second]
        if offsets(of: [opener[0]] + pair, in: bytes, from: 0).isEmpty { return pair }
      }
    }
    return Array("zz".utf8)
  }

  /// A number below 26⁵ in five letters.
  private static func letters(for number: Int) -> [UInt8] {
    var rest = number
    var letters: [UInt8] = []
    for _ in 0..<5 {
      letters.append(UInt8(ascii: "a") + UInt8(rest % 26))
      rest /= 26
    }
    return letters
  }

  private static func number(for letters: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for letter in letters.reversed() {
      guard letter.isLetter else { return nil }
      number = number * 26 + Int(letter) - Int(UInt8(ascii: "a"))
    }
    return number
  }
}
