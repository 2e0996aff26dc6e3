/// A binary floating-point number with a 256-bit significand, for the few arguments whose function
/// value lies too near to a rounding boundary for the fast paths.
///
/// Operations truncate: each has a relative error below 2⁻²⁵², apart from cancellation. Exponents
/// do not overflow. There is no infinity and no NaN.
struct Wide: ExpressibleByIntegerLiteral {
  /// The significand's halves, most significant first; the top bit is set unless the number is 0.
  var high: UInt128
  var low: UInt128
  /// The number is ±0.significand · 2^exponent, so that its magnitude lies in [2^(e-1), 2^e).
  var exponent: Int
  var isNegative: Bool

  @inline(__always)
  init(high: UInt128, low: UInt128, exponent: Int, isNegative: Bool = false) {
    self.high = high
    self.low = low
    self.exponent = exponent
    self.isNegative = isNegative
  }

  /// A constant: 0.significand · 2^exponent, from its limbs.
  @inline(__always)
  init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64, exponent: Int) {
    self.init(
      high: UInt128(a) << 64 | UInt128(b), low: UInt128(c) << 64 | UInt128(d),
      exponent: exponent)
  }

  static var zero: Wide { Wide(high: 0, low: 0, exponent: 0) }

  /// An integer, exactly.
  init(integer: UInt64) {
    self.init(high: UInt128(integer) << 64, low: 0, exponent: 64)
    normalize()
  }

  init(integerLiteral value: UInt64) {
    self.init(integer: value)
  }

  /// A finite number, exactly.
  init(_ value: Double) {
    let fraction = UInt64(value.significandBitPattern)
    let biased = Int(value.exponentBitPattern)
    self.init(integer: biased == 0 ? fraction : fraction | 1 << 52)
    isNegative = value.sign == .minus
    if !isZero { exponent += max(biased, 1) - 1075 }
  }

  var isZero: Bool { high == 0 && low == 0 }

  /// Shifts the significand up until its top bit is set.
  @inline(__always)
  mutating func normalize() {
    if high == 0 {
      if low == 0 {
        exponent = 0
        return
      }
      high = low
      low = 0
      exponent -= 128
    }
    let shift = high.leadingZeroBitCount
    if shift > 0 {
      high = high &<< UInt128(shift) | low &>> UInt128(128 - shift)
      low = low &<< UInt128(shift)
      exponent -= shift
    }
  }

  /// The number times 2^power.
  func scaled(_ power: Int) -> Wide {
    var result = self
    if !isZero { result.exponent += power }
    return result
  }

  static prefix func - (a: Wide) -> Wide {
    var result = a
    result.isNegative.toggle()
    return result
  }

  static func + (a: Wide, b: Wide) -> Wide {
    if a.isZero { return b }
    if b.isZero { return a }
    var (large, small) = a.isBelow(b) ? (b, a) : (a, b)
    small.shiftRight(large.exponent - small.exponent)
    if large.isNegative == small.isNegative {
      let (low, carry) = large.low.addingReportingOverflow(small.low)
      let (partial, overflow1) = large.high.addingReportingOverflow(small.high)
      let (high, overflow2) = partial.addingReportingOverflow(carry ? 1 : 0)
      large.high = high
      large.low = low
      if overflow1 || overflow2 {
        large.low = low >> 1 | high << 127
        large.high = high >> 1 | 1 << 127
        large.exponent += 1
      }
    } else {
      let (low, borrow) = large.low.subtractingReportingOverflow(small.low)
      large.high = large.high &- small.high &- (borrow ? 1 : 0)
      large.low = low
      large.normalize()
    }
    return large
  }

  static func - (a: Wide, b: Wide) -> Wide { a + -b }

  /// Whether the magnitude is the smaller one, neither being 0.
  @inline(__always)
  private func isBelow(_ other: Wide) -> Bool {
    if exponent != other.exponent { return exponent < other.exponent }
    return high != other.high ? high < other.high : low < other.low
  }

  /// Moves the significand down by a number of places, which leaves it denormal.
  @inline(__always)
  private mutating func shiftRight(_ places: Int) {
    if places >= 256 {
      high = 0
      low = 0
    } else if places >= 128 {
      low = high &>> UInt128(places - 128)
      high = 0
    } else if places > 0 {
      low = low &>> UInt128(places) | high &<< UInt128(128 - places)
      high = high &>> UInt128(places)
    }
  }

  static func * (a: Wide, b: Wide) -> Wide {
    if a.isZero || b.isZero { return .zero }
    // One row for each limb of b, from the least; each row drops the limb that no later row
    // reaches, so that the upper half of the product remains.
    var sum = (high: UInt128(0), low: UInt128(0))
    a.addRow(UInt64(truncatingIfNeeded: b.low), to: &sum)
    a.addRow(UInt64(truncatingIfNeeded: b.low >> 64), to: &sum)
    a.addRow(UInt64(truncatingIfNeeded: b.high), to: &sum)
    a.addRow(UInt64(truncatingIfNeeded: b.high >> 64), to: &sum)
    var result = Wide(
      high: sum.high, low: sum.low, exponent: a.exponent + b.exponent,
      isNegative: a.isNegative != b.isNegative)
    result.normalize()
    return result
  }

  /// Replaces `sum` by (sum + significand · limb) / 2⁶⁴.
  @inline(__always)
  private func addRow(_ limb: UInt64, to sum: inout (high: UInt128, low: UInt128)) {
    let mask = UInt128(UInt64.max)
    let limb = UInt128(limb)
    let t0 = (low & mask) &* limb &+ (sum.low & mask)
    let t1 = (low >> 64) &* limb &+ (sum.low >> 64) &+ (t0 >> 64)
    let t2 = (high & mask) &* limb &+ (sum.high & mask) &+ (t1 >> 64)
    let t3 = (high >> 64) &* limb &+ (sum.high >> 64) &+ (t2 >> 64)
    sum.low = t1 & mask | t2 << 64
    sum.high = t3
  }

  /// Newton's iteration for the reciprocal, from its 53-bit start: 104, 208, then all bits.
  static func / (a: Wide, b: Wide) -> Wide {
    var divisor = b
    divisor.exponent = 0
    divisor.isNegative = false
    var reciprocal = Wide(1 / divisor.rounded(as: Double.self))
    for _ in 0..<3 {
      reciprocal = reciprocal * (Wide(2) - divisor * reciprocal)
    }
    var quotient = a * reciprocal
    quotient.isNegative = a.isNegative != b.isNegative
    return quotient.scaled(-b.exponent)
  }

  /// The number over a small integer.
  func divided(by divisor: UInt64) -> Wide {
    var remainder: UInt64 = 0
    func digit(_ limb: UInt128) -> UInt128 {
      let step = divisor.dividingFullWidth((remainder, UInt64(truncatingIfNeeded: limb)))
      remainder = step.remainder
      return UInt128(step.quotient)
    }
    var result = self
    result.high = digit(high >> 64) << 64
    result.high |= digit(high)
    result.low = digit(low >> 64) << 64
    result.low |= digit(low)
    result.normalize()
    return result
  }

  /// The number itself, or the nearest number of 54 bits if that is within 2⁻¹³⁹ of it.
  func snapped() -> Wide {
    let next86 = (high << 54 | low >> 74) >> 42
    var result = self
    result.low = 0
    if next86 == 0 {
      result.high = high & ~((1 << 74) - 1)
    } else if next86 == UInt128.max >> 42 {
      let (sum, overflow) = (high & ~((1 << 74) - 1)).addingReportingOverflow(1 << 74)
      result.high = overflow ? 1 << 127 : sum
      if overflow { result.exponent += 1 }
    } else {
      return self
    }
    return result
  }

  /// The nearest number of a format, ties to even.
  @inline(__always)
  func rounded<F: Real>(as type: F.Type) -> F {
    let least = F.leastNonzeroMagnitude.exponent
    let bits = Swift.min(F.significandBitCount + 1, exponent - Int(least))
    if isZero || bits < 0 { return isNegative ? -0.0 : 0.0 }
    if exponent > Int(F.greatestFiniteMagnitude.exponent) + 1 {
      return isNegative ? -.infinity : .infinity
    }
    var kept = bits == 0 ? 0 : high &>> UInt128(128 - bits)
    let rest = high &<< UInt128(bits)
    let half: UInt128 = 1 << 127
    if rest > half || (rest == half && (low != 0 || kept & 1 == 1)) { kept += 1 }
    let magnitude = F(UInt64(truncatingIfNeeded: kept)) * powerOfTwo(exponent - bits)
    return isNegative ? -magnitude : magnitude
  }
}

/// 2 to a power from the least exponent of a subnormal number to the greatest of a number.
///
/// The standard library's initializer from an exponent is one shared function, which must not be
/// called from here: the linker could choose the copy of another instruction set.
@inline(__always)
private func powerOfTwo<F: Real>(_ exponent: Int) -> F {
  let leastNormal = Int(F.leastNormalMagnitude.exponent)
  if exponent >= leastNormal {
    return F(
      sign: .plus, exponentBitPattern: F.RawExponent(exponent - leastNormal + 1),
      significandBitPattern: 0)
  }
  let least = Int(F.leastNonzeroMagnitude.exponent)
  return F(sign: .plus, exponentBitPattern: 0, significandBitPattern: 1 << (exponent - least))
}
