/// The two scalar types, with OpenBLAS's product of each.
protocol Scalar: BinaryFloatingPoint where RawSignificand: FixedWidthInteger {
  /// c = a · b, row-major.
  static func multiply(
    _ openBLAS: OpenBLAS, _ shape: Shape, _ a: UnsafeMutablePointer<Self>,
    _ b: UnsafeMutablePointer<Self>, _ c: UnsafeMutablePointer<Self>)
}

extension Scalar {
  /// Numbers between -1 and 1 at an address that is a multiple of 64.
  static func random(_ count: Int) -> UnsafeMutablePointer<Self> {
    let buffer = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Self>.stride, alignment: 64
    ).bindMemory(to: Self.self, capacity: count)
    for i in 0..<count { buffer[i] = Self.random(in: -1...1) }
    return buffer
  }
}

extension Double: Scalar {
  static func multiply(
    _ openBLAS: OpenBLAS, _ shape: Shape, _ a: UnsafeMutablePointer<Double>,
    _ b: UnsafeMutablePointer<Double>, _ c: UnsafeMutablePointer<Double>
  ) {
    openBLAS.float64(
      CBLAS.rowMajor, shape.aTransposed ? CBLAS.transposed : CBLAS.plain,
      shape.bTransposed ? CBLAS.transposed : CBLAS.plain, Int32(shape.m), Int32(shape.n),
      Int32(shape.k), 1, a, Int32(shape.aTransposed ? shape.m : shape.k), b,
      Int32(shape.bTransposed ? shape.k : shape.n), 0, c, Int32(shape.n))
  }
}

extension Float: Scalar {
  static func multiply(
    _ openBLAS: OpenBLAS, _ shape: Shape, _ a: UnsafeMutablePointer<Float>,
    _ b: UnsafeMutablePointer<Float>, _ c: UnsafeMutablePointer<Float>
  ) {
    openBLAS.float32(
      CBLAS.rowMajor, shape.aTransposed ? CBLAS.transposed : CBLAS.plain,
      shape.bTransposed ? CBLAS.transposed : CBLAS.plain, Int32(shape.m), Int32(shape.n),
      Int32(shape.k), 1, a, Int32(shape.aTransposed ? shape.m : shape.k), b,
      Int32(shape.bTransposed ? shape.k : shape.n), 0, c, Int32(shape.n))
  }
}
