/// The decimal digits of a number's magnitude: 0.d₀d₁d₂… × 10^`pointPosition`.
///
/// The first and the last digit are not 0; zero has no digits and its point after the first place.
struct DecimalDigits {
  private(set) var digits: [UInt8]
  /// How many digits stand before the decimal point; negative where zeros follow it.
  private(set) var pointPosition: Int

  /// Leaves out leading and trailing zeros.
  private init(digits: [UInt8], pointPosition: Int) {
    guard let first = digits.firstIndex(where: { $0 > 0 }),
      let last = digits.lastIndex(where: { $0 > 0 })
    else {
      self.digits = []
      self.pointPosition = 1
      return
    }
    self.digits = first == 0 && last == digits.count - 1 ? digits : Array(digits[first...last])
    self.pointPosition = pointPosition - first
  }

  /// The fewest digits that identify a finite number among those of its type, and of these the
  /// closest: what the standard library, NumPy and Python print.
  init(shortest number: some BinaryFloatingPoint & CustomStringConvertible) {
    let text = number.magnitude.description.utf8
    var digits: [UInt8] = []
    var pointPosition: Int?
    for byte in text.prefix(while: { $0 != UInt8(ascii: "e") }) {
      if byte == UInt8(ascii: ".") {
        pointPosition = digits.count
      } else {
        digits.append(byte - UInt8(ascii: "0"))
      }
    }
    let exponent = text.firstIndex(of: UInt8(ascii: "e")).flatMap {
      Int(Substring(text[text.index(after: $0)...]))
    }
    self.init(digits: digits, pointPosition: (pointPosition ?? digits.count) + (exponent ?? 0))
  }

  /// All the digits of a finite number: a binary fraction is a finite decimal one.
  init(exactly number: Double) {
    let isNormal = number.isNormal
    self.init(
      number.significandBitPattern | (isNormal ? 1 << 52 : 0),
      timesTwoToThe: Int(number.exponentBitPattern) - (isNormal ? 1075 : 1074))
  }

  /// All the digits of `significand` × 2^`exponent`.
  init(_ significand: UInt64, timesTwoToThe exponent: Int) {
    let shift = significand == 0 ? 0 : min(significand.trailingZeroBitCount, max(-exponent, 0))
    let exponent = exponent + shift
    var integer = DecimalInteger(significand >> UInt64(shift))
    // m · 2⁻ᵏ = m · 5ᵏ · 10⁻ᵏ
    integer.multiply(byPowerOf: exponent < 0 ? 5 : 2, exponent.magnitude)
    let digits = integer.digits
    self.init(digits: digits, pointPosition: digits.count + min(exponent, 0))
  }

  /// A number's exact digits rounded to fewer than its shortest ones have.
  ///
  /// Rounding the shortest digits gives the same, unless they end in the middle between two results:
  /// a middle that lay between the number and its shortest digits would itself be as short as they
  /// and closer.
  static func rounding(
    _ number: Double, shortest: DecimalDigits, toCount count: Int
  ) -> DecimalDigits {
    let endsInMiddle = count == shortest.digits.count - 1 && shortest.digits[count] == 5
    return (endsInMiddle ? DecimalDigits(exactly: number) : shortest).rounded(toCount: count)
  }

  /// Rounded to a number of digits after the point, ties to even.
  func rounded(fractionDigits: Int) -> DecimalDigits {
    rounded(toCount: pointPosition + fractionDigits)
  }

  /// Rounded to a number of digits in all, ties to even.
  func rounded(toCount count: Int) -> DecimalDigits {
    guard count < digits.count else { return self }
    guard count >= 0 else { return DecimalDigits(digits: [], pointPosition: 0) }
    let (below, above) = neighbors(count: count)
    let isOdd = count > 0 && !digits[count - 1].isMultiple(of: 2)
    let isAboveMiddle = digits[count] > 5 || digits[count] == 5 && digits.count > count + 1
    return isAboveMiddle || digits[count] == 5 && isOdd ? above : below
  }

  /// The numbers of `count` digits that are next to this one: cut off, and one more in its last
  /// place.
  func neighbors(count: Int) -> (below: DecimalDigits, above: DecimalDigits) {
    let zeros = [UInt8](repeating: 0, count: max(0, count - digits.count))
    let below = [0] + digits.prefix(count) + zeros
    var above = below
    var place = count
    while above[place] == 9 {
      above[place] = 0
      place -= 1
    }
    above[place] += 1
    return (
      DecimalDigits(digits: below, pointPosition: pointPosition + 1),
      DecimalDigits(digits: above, pointPosition: pointPosition + 1)
    )
  }

  /// The power of ten of the first digit; 0 for zero.
  var exponent: Int { pointPosition - 1 }

  /// The digits before the point, at least "0".
  var integerPart: String {
    pointPosition > 0 ? text(0..<pointPosition) : "0"
  }

  /// The digits after the point without trailing zeros.
  var fractionPart: String { text(min(pointPosition, digits.count)..<digits.count) }

  /// All digits, at least "0".
  var significantDigits: String { text(0..<max(digits.count, 1)) }

  /// The digits of some places; 0 where there is none.
  private func text(_ places: Range<Int>) -> String {
    String(unsafeUninitializedCapacity: places.count) { bytes in
      for (offset, place) in places.enumerated() {
        bytes[offset] = UInt8(ascii: "0") + (digits.indices.contains(place) ? digits[place] : 0)
      }
      return places.count
    }
  }
}

extension DecimalDigits: Comparable {
  static func < (a: DecimalDigits, b: DecimalDigits) -> Bool {
    guard !a.digits.isEmpty, !b.digits.isEmpty else {
      return a.digits.isEmpty && !b.digits.isEmpty
    }
    return a.pointPosition != b.pointPosition
      ? a.pointPosition < b.pointPosition : a.digits.lexicographicallyPrecedes(b.digits)
  }
}

/// A natural number of any size in base 10⁹.
private struct DecimalInteger {
  /// The least significant first.
  private var limbs: [UInt32]
  private static let base: UInt64 = 1_000_000_000

  init(_ number: UInt64) {
    limbs = [
      UInt32(number % Self.base), UInt32(number / Self.base % Self.base),
      UInt32(number / Self.base / Self.base),
    ]
  }

  /// Multiplies by `root`, which is at most 5, to the power `exponent`.
  mutating func multiply(byPowerOf root: UInt32, _ exponent: UInt) {
    for _ in 0..<exponent / 12 { multiply(by: (0..<12).reduce(1) { power, _ in power * root }) }
    for _ in 0..<exponent % 12 { multiply(by: root) }
  }

  private mutating func multiply(by factor: UInt32) {
    var carry: UInt64 = 0
    for i in limbs.indices {
      let product = UInt64(limbs[i]) * UInt64(factor) + carry
      limbs[i] = UInt32(product % Self.base)
      carry = product / Self.base
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
  }

  /// The digits, with leading zeros.
  var digits: [UInt8] {
    var digits: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        digits.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    return digits.reversed()
  }
}
