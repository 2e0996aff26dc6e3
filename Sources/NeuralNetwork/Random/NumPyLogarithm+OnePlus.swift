extension NumPyLogarithm {
  private static let ln2High = 0x1.62e42feep-1
  private static let ln2Low = 0x1.a39ef35793c76p-33

  /// log(1 + x) for -1 < x ≤ 0, with the bits that the tail of NumPy's `default_rng` is made of.
  ///
  /// NumPy calls the C library's `log1p`. In glibc that is Sun's of 1993, less exact than `log`, with the
  /// polynomial in four parts. Since version 2.39, and in Debian's 2.36, it is compiled once more for processors
  /// with fused multiply-add, which changes one result in 2300. As in `log`, this follows the fused one.
  static func log1p(_ x: Double) -> Double {
    if x > -0x1p-29 { return fma(-(x * x), 0.5, x) }
    // log(1 + x) = k·log 2 + log(1 + f) for f from √½ - 1 to √2 - 1
    if x > -0x1.2bec4p-2 { return sum(0, f: x, correction: 0) }
    let u = 1 + x
    var k = Double(u.exponent)
    var f = u.significand
    if f >= 0x1.6a09ep0 {
      f /= 2
      k += 1
    }
    // What rounding took from u, relative to it.
    return sum(k, f: f - 1, correction: (x - (u - 1)) / u)
  }

  /// k·log 2 + log(1 + f) + c.
  private static func sum(_ k: Double, f: Double, correction c: Double) -> Double {
    let half = 0.5 * f * f
    let low = k == 0 ? 0 : fma(k, ln2Low, c)
    if f < 0x1p-20, f >= -0x1.8p-20, k != 0 {
      let square = half * fma(-f, 0x1.5555555555555p-1, 1)
      return fma(k, ln2High, -(square - low - f))
    }
    // log(1 + f) = f - f²/2 + s·(f²/2 + R(s²)) with s = f / (2 + f)
    let s = f / (2 + f)
    let z = s * s
    let z2 = z * z
    let z4 = z2 * z2
    let second = fma(z, 0x1.2492494229359p-2, 0x1.999999997fa04p-2)
    let third = fma(z, 0x1.7466496cb03dep-3, 0x1.c71c51d8e78afp-3)
    let fourth = fma(z, 0x1.2f112df3e5244p-3, 0x1.39a09d078c69fp-3)
    let series = fma(
      z2 * z4, fourth, fma(z4, third, fma(z, 0x1.5555555555593p-1, z2 * second)))
    let product = s * (half + series)
    return fma(k, ln2High, -(half - (low + product) - f))
  }
}
