import CVector

/// Comparisons of vectors, lane by lane; none holds where one number is NaN.
///
/// The standard library's compare lane after lane wherever the vector's type is generic. A literal
/// needs its type here, `z .> T(0)`: the compiler prefers the standard library's for `z .> 0`.
protocol Comparisons {
  /// 64 bytes of scalars.
  associatedtype Vector: SIMD

  /// a < b.
  static func isLess(_ a: Vector, _ b: Vector) -> SIMDMask<Vector.MaskStorage>
  /// a ≤ b.
  static func isAtMost(_ a: Vector, _ b: Vector) -> SIMDMask<Vector.MaskStorage>
  /// a = b.
  static func isEqual(_ a: Vector, _ b: Vector) -> SIMDMask<Vector.MaskStorage>
}

extension Double: Comparisons {
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
}

extension Float: Comparisons {
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
