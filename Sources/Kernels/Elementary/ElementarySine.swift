/// sin(x + turns · π/16) = head + tail for |x| < 2²⁰, within `error`.
///
/// With k the integer nearest to 16 x / π, u = x - k · π/16 is exact for the π/16 that is rounded to a
/// double: that and x are multiples of 2⁻⁵⁶ where k is not 0, and |u| < 2⁻³. The second part of π/16 is
/// a multiple of 2⁻⁸⁵, so that v, -k times it, is exact too; -k times the third is rounded.
/// With r the sum of all, |r| < 0.0982, and S and C the sine and cosine of (k + turns) π/16, from a table:
/// sin = S cos r + C sin r = S + r (C - S r/2) + S (cos r - 1 + r²/2) + C (sin r - r).
struct SineParts {
  let head: Doubles
  let tail: Doubles
  /// A bound of the error.
  ///
  /// That of C (sin r - r) and of the last sum, with the rest of C left out, is below
  /// 1.04 · 2⁻⁵³ |r|³, the polynomial's included; that of the tail of r, which counts where r is almost
  /// 0, below 2⁻⁵² of the tail; all others are below 2⁻⁶⁶ of the value.
  let error: Doubles

  @inline(__always)
  init(_ x: Doubles, turns: Words) {
    // Adding 1.5 · 2^52 leaves the rounded integer in the low bits.
    let shifted = fma(x, 0x1.45f306dc9c883p2, 0x1.8p52)
    let k = shifted - 0x1.8p52
    let u = fma(k, -0x1.921fb54442d18p-3, x)
    let v = k * -0x1.1a62633p-57
    let r = u + v
    // u - r is exact: either |u| ≥ |v|, or r is, as a multiple of 2⁻⁸⁵ below 2⁻³².
    let rTail = fma(k, -0x1.45c06e0e68948p-89, (u - r) + v)

    let place = shifted.bits &+ turns
    let (sine, sineTail) = Self.sine(place)
    let (cosine, cosineTail) = Self.sine(place &+ 8)
    let half = 0.5 * r
    let slope = fma(-sine, half, cosine)
    let slopeTail = fma(-sineTail, half, fma(-sine, half, cosine - slope) + cosineTail)
    head = fma(r, slope, sine)
    let headError = fma(r, slope, sine - head)

    let square = r * r
    let cube = r * square
    let sineRest =
      cube
      * polynomial(
        square, -0x1.5555555555555p-3, 0x1.1111111110471p-7, -0x1.a01a0139c243ep-13,
        0x1.71cda2e360c49p-19)
    let cosineRest =
      square * square
      * polynomial(
        square, 0x1.5555555555555p-5, -0x1.6c16c16c163acp-10, 0x1.a01a015bdf3c1p-16,
        -0x1.27d9ebcd60b63p-22)
    // The derivative, C cos r - S sin r, short of S r³/6 and less.
    let derivative = fma(-sine, r, fma(-cosine, half * r, cosine))
    let exact = fma(rTail, derivative, fma(r, slopeTail, headError + sineTail))
    tail = fma(cosine, sineRest, fma(sine, cosineRest, exact))
    error = fma(
      cube.magnitude, 0x1.2p-53, fma(rTail.magnitude, 0x1p-51, head.magnitude * 0x1p-66))
  }

  /// sin(place · π/16), in two parts.
  @inline(__always)
  private static func sine(_ place: Words) -> (head: Doubles, tail: Doubles) {
    let sign = (place & 16) &<< 59
    return (
      Doubles(bits: sines[place].bits ^ sign), Doubles(bits: sineTails[place].bits ^ sign)
    )
  }

  /// sin(i π/16), rounded.
  private static var sines: Table16 {
    @inline(__always) get {
      Table16(
        low: SIMD8(
          0, 0x1.8f8b83c69a60bp-3, 0x1.87de2a6aea963p-2, 0x1.1c73b39ae68c8p-1,
          0x1.6a09e667f3bcdp-1, 0x1.a9b66290ea1a3p-1, 0x1.d906bcf328d46p-1, 0x1.f6297cff75cb0p-1),
        high: SIMD8(
          0x1p0, 0x1.f6297cff75cb0p-1, 0x1.d906bcf328d46p-1, 0x1.a9b66290ea1a3p-1,
          0x1.6a09e667f3bcdp-1, 0x1.1c73b39ae68c8p-1, 0x1.87de2a6aea963p-2, 0x1.8f8b83c69a60bp-3))
    }
  }

  /// The rest of sin(i π/16).
  private static var sineTails: Table16 {
    @inline(__always) get {
      Table16(
        low: SIMD8(
          0, -0x1.26d19b9ff8d82p-57, -0x1.72cedd3d5a610p-57, 0x1.b25dd267f6600p-55,
          -0x1.bdd3413b26456p-55, 0x1.9f630e8b6dac8p-60, 0x1.457e610231ac2p-56,
          0x1.562172a361fd3p-56),
        high: SIMD8(
          0, 0x1.562172a361fd3p-56, 0x1.457e610231ac2p-56, 0x1.9f630e8b6dac8p-60,
          -0x1.bdd3413b26456p-55, 0x1.b25dd267f6600p-55, -0x1.72cedd3d5a610p-57,
          -0x1.26d19b9ff8d82p-57))
    }
  }
}

extension Double: ElementaryFunctions {
  @inline(__always)
  static func sin(_ x: SIMD8<Double>) -> SIMD8<Double> { sine(Doubles(x), turns: 0, .sin) }

  @inline(__always)
  static func cos(_ x: SIMD8<Double>) -> SIMD8<Double> { sine(Doubles(x), turns: 8, .cos) }

  @inline(__always)
  private static func sine(
    _ x: Doubles, turns: Words, _ function: ElementaryFunction
  ) -> SIMD8<Double> {
    let parts = SineParts(x, turns: turns)
    let size = x.magnitude
    let inRange = (0x1p-250 .< size) & (size .< 0x1p20)
    return correctlyRounded(
      parts.head, parts.tail, error: parts.error, inRange: inRange, function, x)
  }
}
