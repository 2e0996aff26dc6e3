// The fused multiply-add, `a * b + c` rounded once: the operation that all other arithmetic of the
// kernels is made of. Where the instruction set lacks it, it is emulated with the same bits.

/// `a * b + c`, rounded once.
@inline(__always)
func fma<T: Real>(_ a: T, _ b: T, _ c: T) -> T {
  #if HARDWARE_FMA || arch(arm64)
    c.addingProduct(a, b)
  #else
    T.emulatedFMA(SIMD2(repeating: a), SIMD2(repeating: b), SIMD2(repeating: c)).x
  #endif
}

/// `a * b + c` in each lane, rounded once.
@inline(__always)
func fma<V: SIMD>(_ a: V, _ b: V, _ c: V) -> V where V.Scalar: Real {
  #if HARDWARE_FMA || arch(arm64)
    return c.addingProduct(a, b)
  #else
    var result = V()
    for lane in stride(from: 0, to: V.scalarCount, by: 2) {
      let pair = V.Scalar.emulatedFMA(
        SIMD2(a[lane], a[lane + 1]), SIMD2(b[lane], b[lane + 1]), SIMD2(c[lane], c[lane + 1]))
      result[lane] = pair.x
      result[lane + 1] = pair.y
    }
    return result
  #endif
}

extension Double {
  /// `a * b + c` in each lane, rounded once, without the instruction.
  ///
  /// Algorithm Fmac of Boldo and Melquiond, "Emulation of a FMA and correctly rounded sums: proved
  /// algorithms using rounding to odd", IEEE Transactions on Computers 57 (2008). It holds while no
  /// step overflows and the product's error is a multiple of the least subnormal number; a pair of
  /// lanes with an operand outside of those bounds goes to the C library.
  @inline(__always)
  static func emulatedFMA(
    _ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>
  ) -> SIMD2<Double> {
    let product = a * b
    // A product with a zero factor is exact, and only the plain sum gives zeros the right sign.
    let zeroFactor = (a .== 0) .| (b .== 0)
    let safe =
      (absolute(a) .<= 0x1p990) .& (absolute(b) .<= 0x1p990) .& (absolute(c) .<= 0x1p1000)
      .& (absolute(product) .<= 0x1p1000)
      .& (zeroFactor .| (absolute(product) .>= 0x1p-960))
    guard all(safe) else { return libraryFMA(a, b, c) }

    let productError = errorOfProduct(a, b, product)
    let (low, lowError) = twoSum(c, productError)
    let (high, highError) = twoSum(product, low)
    let fused = high + sumRoundedToOdd(lowError, highError)
    return fused.replacing(with: product + c, where: zeroFactor)
  }

  /// The C library's function, right for all operands but some twenty times slower.
  @inline(never)
  private static func libraryFMA(
    _ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>
  ) -> SIMD2<Double> {
    SIMD2(c.x.addingProduct(a.x, b.x), c.y.addingProduct(a.y, b.y))
  }
}

extension Float {
  /// `a * b + c` in each lane, rounded once, without the instruction.
  ///
  /// The product of two floats is exact in double precision. The sum rounded to odd there can be
  /// rounded again to a float: 53 bits are more than 24 + 2.
  @inline(__always)
  static func emulatedFMA(
    _ a: SIMD2<Float>, _ b: SIMD2<Float>, _ c: SIMD2<Float>
  ) -> SIMD2<Float> {
    SIMD2<Float>(
      sumRoundedToOdd(SIMD2<Double>(a) * SIMD2<Double>(b), SIMD2<Double>(c)))
  }
}

/// The absolute value of each lane.
@inline(__always)
private func absolute(_ x: SIMD2<Double>) -> SIMD2<Double> {
  let bits = unsafeBitCast(x, to: SIMD2<UInt64>.self) & 0x7FFF_FFFF_FFFF_FFFF
  return unsafeBitCast(bits, to: SIMD2<Double>.self)
}

/// `a * b - product` exactly, where `product` is `a * b` rounded (Dekker).
@inline(__always)
private func errorOfProduct(
  _ a: SIMD2<Double>, _ b: SIMD2<Double>, _ product: SIMD2<Double>
) -> SIMD2<Double> {
  let (aHigh, aLow) = split(a)
  let (bHigh, bLow) = split(b)
  return ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow
}

/// Two numbers of at most 26 bits each that sum to `x` (Veltkamp).
@inline(__always)
private func split(_ x: SIMD2<Double>) -> (high: SIMD2<Double>, low: SIMD2<Double>) {
  let scaled = x * 0x8000001p0
  let high = scaled - (scaled - x)
  return (high, x - high)
}

/// The rounded sum and its exact error (Knuth).
@inline(__always)
private func twoSum(
  _ a: SIMD2<Double>, _ b: SIMD2<Double>
) -> (sum: SIMD2<Double>, error: SIMD2<Double>) {
  let sum = a + b
  let bPart = sum - a
  return (sum, (a - (sum - bPart)) + (b - bPart))
}

/// `a + b` if that is a double, or else the neighbouring double whose last bit is 1.
@inline(__always)
private func sumRoundedToOdd(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> SIMD2<Double> {
  let (sum, error) = twoSum(a, b)
  let bits = unsafeBitCast(sum, to: SIMD2<UInt64>.self)
  let errorBits = unsafeBitCast(error, to: SIMD2<UInt64>.self)
  // An even sum moves to its neighbour on the side of the error: one up in magnitude where the
  // signs agree, one down where they differ. An infinite or undefined sum has the error NaN.
  let step = 1 &- ((bits ^ errorBits) &>> 63) &* 2
  let ifEven = (bits & 1) &- 1
  let odd = unsafeBitCast(bits &+ (step & ifEven), to: SIMD2<Double>.self)
  return sum.replacing(with: odd, where: (error .> 0) .| (error .< 0))
}
