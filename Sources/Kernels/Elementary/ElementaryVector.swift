import CVector

/// Eight doubles: what the fast paths work on.
///
/// Vectors of `Float` go through two of them. The same as `SIMD8<Double>`, with
/// operators that are sure to become vector instructions.
struct Doubles: ExpressibleByFloatLiteral {
  var lanes: SIMD8<Double>

  @inline(__always)
  init(_ lanes: SIMD8<Double>) { self.lanes = lanes }

  @inline(__always)
  init(floatLiteral value: Double) { lanes = SIMD8(repeating: value) }

  /// The numbers that have these bits.
  @inline(__always)
  init(bits: Words) { lanes = unsafeBitCast(bits.lanes, to: SIMD8<Double>.self) }

  /// The bits of each lane.
  @inline(__always)
  var bits: Words { Words(unsafeBitCast(lanes, to: SIMD8<Int64>.self)) }

  /// The absolute value of each lane.
  @inline(__always)
  var magnitude: Doubles { Doubles(bits: bits & 0x7fff_ffff_ffff_ffff) }

  /// The numbers, none of which has the opposite sign, with the signs of others.
  @inline(__always)
  func withSign(of other: Doubles) -> Doubles {
    Doubles(bits: bits | (other.bits & Words(SIMD8(repeating: .min))))
  }

  @inline(__always)
  static prefix func - (a: Doubles) -> Doubles { Doubles(nbrun_negate(a.lanes)) }

  @inline(__always)
  static func + (a: Doubles, b: Doubles) -> Doubles { Doubles(nbrun_add(a.lanes, b.lanes)) }

  @inline(__always)
  static func - (a: Doubles, b: Doubles) -> Doubles { Doubles(nbrun_subtract(a.lanes, b.lanes)) }

  @inline(__always)
  static func * (a: Doubles, b: Doubles) -> Doubles { Doubles(nbrun_multiply(a.lanes, b.lanes)) }

  @inline(__always)
  static func / (a: Doubles, b: Doubles) -> Doubles { Doubles(nbrun_divide(a.lanes, b.lanes)) }

  @inline(__always)
  static func .< (a: Doubles, b: Doubles) -> Words { Words(nbrun_less(a.lanes, b.lanes)) }

  @inline(__always)
  static func .== (a: Doubles, b: Doubles) -> Words { Words(nbrun_equal(a.lanes, b.lanes)) }
}

/// `a * b + c` in each lane, rounded once.
@inline(__always)
func fma(_ a: Doubles, _ b: Doubles, _ c: Doubles) -> Doubles {
  #if HARDWARE_FMA
    Doubles(nbrun_fma(a.lanes, b.lanes, c.lanes))
  #else
    Doubles(fma(a.lanes, b.lanes, c.lanes))
  #endif
}

/// a + b = head + tail exactly, with head their rounded sum (Knuth's two-sum).
@inline(__always)
func sum(_ a: Doubles, _ b: Doubles) -> (head: Doubles, tail: Doubles) {
  let head = a + b
  let part = head - a
  return (head, (a - (head - part)) + (b - part))
}

/// The bits of `Doubles`, or a mask: all bits of a lane set, or none.
struct Words: ExpressibleByIntegerLiteral {
  var lanes: SIMD8<Int64>

  @inline(__always)
  init(_ lanes: SIMD8<Int64>) { self.lanes = lanes }

  @inline(__always)
  init(integerLiteral value: Int64) { lanes = SIMD8(repeating: value) }

  @inline(__always)
  static func & (a: Words, b: Words) -> Words { Words(nbrun_bits_and(a.lanes, b.lanes)) }

  @inline(__always)
  static func | (a: Words, b: Words) -> Words { Words(nbrun_bits_or(a.lanes, b.lanes)) }

  @inline(__always)
  static func ^ (a: Words, b: Words) -> Words { Words(nbrun_bits_xor(a.lanes, b.lanes)) }

  @inline(__always)
  static func &+ (a: Words, b: Words) -> Words { Words(nbrun_bits_add(a.lanes, b.lanes)) }

  @inline(__always)
  static func &- (a: Words, b: Words) -> Words { Words(nbrun_bits_subtract(a.lanes, b.lanes)) }

  @inline(__always)
  static func &<< (a: Words, places: Int64) -> Words {
    Words(nbrun_bits_shift_left(a.lanes, places))
  }

  /// Shifts in zeros.
  @inline(__always)
  static func &>> (a: Words, places: Int64) -> Words {
    Words(nbrun_bits_shift_right(a.lanes, places))
  }

  @inline(__always)
  static func .< (a: Words, b: Words) -> Words { Words(nbrun_bits_less(a.lanes, b.lanes)) }

  /// Whether every lane of the mask is set.
  @inline(__always)
  var areAllSet: Bool { nbrun_all(lanes) != 0 }

  /// a where the mask is set, else b.
  @inline(__always)
  func select(_ a: Doubles, _ b: Doubles) -> Doubles {
    Doubles(nbrun_select(lanes, a.lanes, b.lanes))
  }
}

/// A table of 16 numbers, chosen from by the low four bits of each lane of an index.
struct Table16 {
  let low: SIMD8<Double>
  let high: SIMD8<Double>

  @inline(__always)
  subscript(index: Words) -> Doubles { Doubles(nbrun_lookup(low, high, index.lanes)) }
}

/// c₀ + x (c₁ + x (…)) by Horner's rule in fused multiply-adds: the fewest operations.
@inline(__always)
func polynomial(
  _ x: Doubles, _ c0: Doubles, _ c1: Doubles, _ c2: Doubles, _ c3: Doubles
) -> Doubles {
  fma(fma(fma(c3, x, c2), x, c1), x, c0)
}

/// Five coefficients.
@inline(__always)
func polynomial(
  _ x: Doubles, _ c0: Doubles, _ c1: Doubles, _ c2: Doubles, _ c3: Doubles, _ c4: Doubles
) -> Doubles {
  fma(polynomial(x, c1, c2, c3, c4), x, c0)
}

/// Six coefficients.
@inline(__always)
func polynomial(
  _ x: Doubles, _ c0: Doubles, _ c1: Doubles, _ c2: Doubles, _ c3: Doubles, _ c4: Doubles,
  _ c5: Doubles
) -> Doubles {
  fma(polynomial(x, c1, c2, c3, c4, c5), x, c0)
}

/// The same in pairs, with x² known: for a small network, which waits for the result.
@inline(__always)
func polynomial(
  _ x: Doubles, square: Doubles, _ c0: Doubles, _ c1: Doubles, _ c2: Doubles, _ c3: Doubles,
  _ c4: Doubles, _ c5: Doubles
) -> Doubles {
  fma(fma(fma(c5, x, c4), square, fma(c3, x, c2)), square, fma(c1, x, c0))
}

/// Seven coefficients.
@inline(__always)
func polynomial(
  _ x: Doubles, _ c0: Doubles, _ c1: Doubles, _ c2: Doubles, _ c3: Doubles, _ c4: Doubles,
  _ c5: Doubles, _ c6: Doubles
) -> Doubles {
  fma(polynomial(x, c1, c2, c3, c4, c5, c6), x, c0)
}

/// Eight coefficients.
@inline(__always)
func polynomial(
  _ x: Doubles, _ c0: Doubles, _ c1: Doubles, _ c2: Doubles, _ c3: Doubles, _ c4: Doubles,
  _ c5: Doubles, _ c6: Doubles, _ c7: Doubles
) -> Doubles {
  fma(fma(polynomial(x, c2, c3, c4, c5, c6, c7), x, c1), x, c0)
}

/// Ten coefficients.
@inline(__always)
func polynomial(
  _ x: Doubles, _ c0: Doubles, _ c1: Doubles, _ c2: Doubles, _ c3: Doubles, _ c4: Doubles,
  _ c5: Doubles, _ c6: Doubles, _ c7: Doubles, _ c8: Doubles, _ c9: Doubles
) -> Doubles {
  fma(fma(polynomial(x, c2, c3, c4, c5, c6, c7, c8, c9), x, c1), x, c0)
}

/// Twelve coefficients.
@inline(__always)
func polynomial(
  _ x: Doubles, _ c0: Doubles, _ c1: Doubles, _ c2: Doubles, _ c3: Doubles, _ c4: Doubles,
  _ c5: Doubles, _ c6: Doubles, _ c7: Doubles, _ c8: Doubles, _ c9: Doubles, _ c10: Doubles,
  _ c11: Doubles
) -> Doubles {
  fma(fma(polynomial(x, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11), x, c1), x, c0)
}

/// Ziv's rounding test: head + tail, rounded, if all numbers within `error` of it round alike, and
/// the value of the accurate path in the lanes where they do not, or which are out of range.
@inline(__always)
func correctlyRounded(
  _ head: Doubles, _ tail: Doubles, error: Doubles, inRange: Words,
  _ function: ElementaryFunction, _ x: Doubles, finish: (Doubles) -> Doubles = { $0 }
) -> SIMD8<Double> {
  let isCertain = (head + (tail - error) .== head + (tail + error)) & inRange
  // Between the two, and known sooner.
  let result = head + tail
  if _fastPath(isCertain.areAllSet) { return finish(result).lanes }
  return repaired(finish(result).lanes, where: isCertain.lanes, function, x.lanes)
}

/// The result with the lanes that are not certain replaced by the accurate path's value.
@inline(never)
private func repaired(
  _ result: SIMD8<Double>, where isCertain: SIMD8<Int64>, _ function: ElementaryFunction,
  _ x: SIMD8<Double>
) -> SIMD8<Double> {
  var result = result
  for lane in 0..<8 where isCertain[lane] == 0 { result[lane] = accurate(function, x[lane]) }
  return result
}
