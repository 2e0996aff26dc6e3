/// A scalar type that kernels are written for, with the vector type their loops use.
///
/// Kernels are generic functions over `Real`, always inlined into the concrete entry points of
/// `tables`: nothing generic may be left to the linker, which could pick the copy of another
/// instruction set.
protocol Real: BinaryFloatingPoint, SIMDScalar, Codable where SIMDMaskScalar: FixedWidthInteger {
  /// 64 bytes of scalars.
  associatedtype Vector: SIMD where Vector.Scalar == Self
}

extension Double: Real {
  typealias Vector = SIMD8<Double>
}

extension Float: Real {
  typealias Vector = SIMD16<Float>
}

/// `a * b + c`, rounded once.
@inline(__always)
func fma<T: Real>(_ a: T, _ b: T, _ c: T) -> T {
  c.addingProduct(a, b)
}
