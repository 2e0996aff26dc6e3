/// The two scalar types, with what tests need to make and compare numbers bit for bit.
protocol TestScalar: BinaryFloatingPoint, BitwiseCopyable where RawSignificand: FixedWidthInteger {
  /// The number with these bits; a narrower type takes the low ones.
  init(bits: UInt64)
}

extension Double: TestScalar {
  init(bits: UInt64) { self.init(bitPattern: bits) }
}

extension Float: TestScalar {
  init(bits: UInt64) { self.init(bitPattern: UInt32(truncatingIfNeeded: bits)) }
}

/// Whether two numbers are the same bits, or both NaN.
func identical<T: BinaryFloatingPoint>(_ x: T, _ y: T) -> Bool {
  x == y ? x.sign == y.sign : x.isNaN && y.isNaN
}

/// A small generator, so that every run of the tests sees the same numbers (Steele, Lea and
/// Flood's SplitMix64).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
