/// A scalar type that kernels are written for, with the vector type their loops use.
///
/// Kernels are generic functions over `Real`, inlined into the concrete entry points of `tables` or
/// specialised within the module. Generic functions of the standard library must be inlined: a
/// specialisation of one is shared by the linker, which could pick the copy of another instruction
/// set. `Scripts/checks/isa` looks for such copies.
protocol Real: BinaryFloatingPoint, CalledFunctions, RunOperations, SIMDScalar, BitwiseCopyable,
  Codable
where
  SIMDMaskScalar: FixedWidthInteger, Vector: SIMD & BitwiseCopyable, Vector.Scalar == Self,
  SIMD2Storage: BitwiseCopyable, SIMD4Storage: BitwiseCopyable, SIMD8Storage: BitwiseCopyable
{
  /// `a * b + c` in each lane, rounded once, without the instruction (see `fma`).
  static func emulatedFMA(_ a: SIMD2<Self>, _ b: SIMD2<Self>, _ c: SIMD2<Self>) -> SIMD2<Self>
}

extension Double: Real {
  typealias Vector = SIMD8<Double>
}

extension Float: Real {
  typealias Vector = SIMD16<Float>
}
