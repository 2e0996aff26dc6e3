/// What a sequence of random numbers starts from: a whole number of any size or a list of them, as NumPy
/// takes seeds.
package enum Seed: Equatable, Sendable {
  /// A number by its digits to the base of 2³², the lowest first. The last is 0 in 0 only.
  case number([UInt32])
  /// A list, perhaps of lists.
  case list([Seed])

  /// A number of 64 bits.
  package init(_ number: UInt64) {
    let high = UInt32(truncatingIfNeeded: number >> 32)
    self = .number([UInt32(truncatingIfNeeded: number)] + (high == 0 ? [] : [high]))
  }

  /// Reads the digits of a number: decimal ones, hexadecimal ones after `0x`, octal ones after `0o`.
  ///
  /// Nil where there are none, or anything else, a sign included.
  package init?(digits text: String) {
    let radix: UInt32 = text.hasPrefix("0x") ? 16 : text.hasPrefix("0o") ? 8 : 10
    let digits = radix == 10 ? text[...] : text.dropFirst(2)
    guard !digits.isEmpty else { return nil }
    var words: [UInt32] = [0]
    for digit in digits {
      guard digit.isASCII, let value = digit.hexDigitValue, value < radix else { return nil }
      var carry = UInt64(value)
      for i in words.indices {
        carry += UInt64(words[i]) * UInt64(radix)
        words[i] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      if carry > 0 { words.append(UInt32(carry)) }
    }
    self = .number(words)
  }

  /// The digits of all numbers, one after the other.
  var words: [UInt32] {
    switch self {
    case .number(let words): words
    case .list(let seeds): seeds.flatMap(\.words)
    }
  }
}

extension Seed: CustomStringConvertible {
  /// The number in decimal digits, or a list as Python prints it.
  package var description: String {
    switch self {
    case .number(let words): Self.decimal(words)
    case .list(let seeds): "[" + seeds.map(\.description).joined(separator: ", ") + "]"
    }
  }

  private static func decimal(_ words: [UInt32]) -> String {
    var words = words
    var digits = ""
    repeat {
      var rest: UInt64 = 0
      for i in words.indices.reversed() {
        rest = rest << 32 | UInt64(words[i])
        words[i] = UInt32(rest / 10)
        rest %= 10
      }
      digits.append("\(rest)")
    } while words.contains { $0 != 0 }
    return String(digits.reversed())
  }
}
