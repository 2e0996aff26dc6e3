import CVector

/// Operations on vectors that the standard library does lane after lane wherever the vector's type is
/// generic.
///
/// No comparison holds where one number is NaN. A literal needs its type, `z .> T(0)`: the compiler
/// prefers the standard library's comparison for `z .> 0`.
protocol VectorOperations {
  /// 64 bytes of scalars.
  associatedtype Vector: SIMD

  /// a < b.
  static func isLess(_ a: Vector, _ b: Vector) -> SIMDMask<Vector.MaskStorage>
  /// a ≤ b.
  static func isAtMost(_ a: Vector, _ b: Vector) -> SIMDMask<Vector.MaskStorage>
  /// a = b.
  static func isEqual(_ a: Vector, _ b: Vector) -> SIMDMask<Vector.MaskStorage>
  /// √a, correctly rounded.
  static func squareRoot(_ a: Vector) -> Vector
  /// |a|, without the sign of -0.
  static func abs(_ a: Vector) -> Vector
}

extension Double: VectorOperations {
  @inline(__always)
  static func isLess(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMDMask<SIMD8<Int64>> {
    unsafeBitCast(nbrun_less(a, b), to: SIMDMask<SIMD8<Int64>>.self)
  }

  @inline(__always)
  static func isAtMost(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMDMask<SIMD8<Int64>> {
    unsafeBitCast(nbrun_at_most(a, b), to: SIMDMask<SIMD8<Int64>>.self)
  }

  @inline(__always)
  static func isEqual(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMDMask<SIMD8<Int64>> {
    unsafeBitCast(nbrun_equal(a, b), to: SIMDMask<SIMD8<Int64>>.self)
  }

  @inline(__always)
  static func squareRoot(_ a: SIMD8<Double>) -> SIMD8<Double> { nbrun_square_root(a) }

  @inline(__always)
  static func abs(_ a: SIMD8<Double>) -> SIMD8<Double> { nbrun_magnitude(a) }
}

extension Float: VectorOperations {
  @inline(__always)
  static func isLess(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> SIMDMask<SIMD16<Int32>> {
    unsafeBitCast(nbrun_float_less(a, b), to: SIMDMask<SIMD16<Int32>>.self)
  }

  @inline(__always)
  static func isAtMost(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> SIMDMask<SIMD16<Int32>> {
    unsafeBitCast(nbrun_float_at_most(a, b), to: SIMDMask<SIMD16<Int32>>.self)
  }

  @inline(__always)
  static func isEqual(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> SIMDMask<SIMD16<Int32>> {
    unsafeBitCast(nbrun_float_equal(a, b), to: SIMDMask<SIMD16<Int32>>.self)
  }

  @inline(__always)
  static func squareRoot(_ a: SIMD16<Float>) -> SIMD16<Float> { nbrun_float_square_root(a) }

  @inline(__always)
  static func abs(_ a: SIMD16<Float>) -> SIMD16<Float> { nbrun_float_abs(a) }
}

extension SIMD where Scalar: Real, Scalar.Vector == Self {
  @inline(__always)
  static func .< (a: Self, b: Self) -> SIMDMask<MaskStorage> { Scalar.isLess(a, b) }

  @inline(__always)
  static func .< (a: Self, b: Scalar) -> SIMDMask<MaskStorage> { a .< Self(repeating: b) }

  @inline(__always)
  static func .> (a: Self, b: Self) -> SIMDMask<MaskStorage> { Scalar.isLess(b, a) }

  @inline(__always)
  static func .> (a: Self, b: Scalar) -> SIMDMask<MaskStorage> { a .> Self(repeating: b) }

  @inline(__always)
  static func .<= (a: Self, b: Self) -> SIMDMask<MaskStorage> { Scalar.isAtMost(a, b) }

  @inline(__always)
  static func .<= (a: Self, b: Scalar) -> SIMDMask<MaskStorage> { a .<= Self(repeating: b) }

  @inline(__always)
  static func .>= (a: Self, b: Self) -> SIMDMask<MaskStorage> { Scalar.isAtMost(b, a) }

  @inline(__always)
  static func .>= (a: Self, b: Scalar) -> SIMDMask<MaskStorage> { a .>= Self(repeating: b) }

  @inline(__always)
  static func .== (a: Self, b: Self) -> SIMDMask<MaskStorage> { Scalar.isEqual(a, b) }

  @inline(__always)
  static func .== (a: Self, b: Scalar) -> SIMDMask<MaskStorage> { a .== Self(repeating: b) }
}
