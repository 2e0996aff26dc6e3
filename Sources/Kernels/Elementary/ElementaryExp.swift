/// exp(x) = scale · (1 + p) with p = head + tail and scale = 2^(k/16), for |x| ≤ 708.
///
/// With k the integer nearest to 16 x / ln 2, u = x - k · ln2/16 is exact for the ln2/16 that is
/// rounded to a multiple of 2⁻⁵⁸, since x is one too where k is not 0. The rest of k · ln2/16, and
/// the logarithm of the rounding error of 2^(k/16), make up the correction v, |v| < 2⁻⁴⁴. Then
/// p = expm1(u) + v exp(u), where expm1(u) = u + u²/2 + u³ q(u), |u| < 0.0217.
struct ExpParts {
  /// 2^(i/16), the fraction of the scale.
  let fraction: Doubles
  /// The whole power of two of the scale, to be added to a number's bits.
  let power: Words
  let head: Doubles
  let tail: Doubles
  /// u²/2, which measures the error.
  ///
  /// The error of p is below 2⁻⁵⁶ times this: that of u³ q(u), with |u| < 2^(-5.5), the
  /// polynomial's and that of v exp(u) included; all others are below 2⁻⁹⁴.
  let halfSquare: Doubles

  @inline(__always)
  init(_ x: Doubles) {
    // Adding 1.5 · 2^52 leaves the rounded integer in the low bits.
    let shift: Doubles = 0x1.8p52
    let shifted = fma(x, 0x1.71547652b82fep4, shift)
    let k = shifted - shift
    fraction = Self.fractions[shifted.bits]
    power = (shifted.bits & -16) &<< 48
    let u = fma(k, -0x1.62e42fefa39efp-5, x)
    let v = fma(k, -0x1.abc9e3b39803fp-60, Self.corrections[shifted.bits])

    let half = 0.5 * u
    head = fma(u, half, u)
    let headError = fma(u, half, u - head)
    let square = u * u
    let q = polynomial(
      u, square: square, 0x1.5555555555556p-2, 0x1.5555555555555p-4, 0x1.11111110e10a8p-6,
      0x1.6c16c16bf055cp-9, 0x1.a01b0c2edab7cp-12, 0x1.a01ad6df0f661p-15)
    halfSquare = 0.5 * square
    let rest = fma(halfSquare * u, q, headError)
    // v exp(u), short of v u⁴/24 and less, which is below 2⁻⁵⁸ u²/2.
    tail = rest + fma(v, fma(square * u, 0x1.5555555555555p-3, head), v)
  }

  /// 2^(i/16), rounded.
  static var fractions: Table16 {
    @inline(__always) get {
      Table16(
        low: SIMD8(
          0x1p0, 0x1.0b5586cf9890fp0, 0x1.172b83c7d517bp0, 0x1.2387a6e756238p0,
          0x1.306fe0a31b715p0, 0x1.3dea64c123422p0, 0x1.4bfdad5362a27p0, 0x1.5ab07dd485429p0),
        high: SIMD8(
          0x1.6a09e667f3bcdp0, 0x1.7a11473eb0187p0, 0x1.8ace5422aa0dbp0, 0x1.9c49182a3f090p0,
          0x1.ae89f995ad3adp0, 0x1.c199bdd85529cp0, 0x1.d5818dcfba487p0, 0x1.ea4afa2a490dap0))
    }
  }

  /// i ln2/16 - log(fractions[i]).
  private static var corrections: Table16 {
    @inline(__always) get {
      Table16(
        low: SIMD8(
          0, 0x1.79aa65d837b6cp-54, -0x1.01b15eaa59348p-55, 0x1.68efde3a8a894p-54,
          0x1.34d754db0abb6p-55, 0x1.59f48a72a4c6dp-55, 0x1.690cebb7aafb0p-56,
          0x1.063e1e21c5409p-54),
        high: SIMD8(
          -0x1.3b3efbf5e2229p-54, -0x1.b32dcb94da51dp-56, 0x1.db72fc1f0eab4p-55,
          0x1.1affc2b91ce27p-56, 0x1.c1a7792cb3387p-55, 0x1.36eae30af0cb3p-56,
          0x1.4a385a63d07a7p-56, -0x1.ff7128fd391f1p-55))
    }
  }
}

extension ExpParts {
  /// The scale, for k/16 ≥ -1022.
  @inline(__always)
  var scale: Doubles { Doubles(bits: fraction.bits &+ power) }

  /// exp(x) - 1 = head + tail, and a bound of the error.
  ///
  /// That of p, times the scale; all others are below 2⁻⁹⁰ of the value.
  @inline(__always)
  func expm1() -> (head: Doubles, tail: Doubles, error: Doubles) {
    let (base, baseError) = sum(scale, -1.0)
    let result = fma(scale, head, base)
    let resultError = fma(scale, head, base - result)
    return (
      result, fma(scale, tail, resultError + baseError),
      fma(scale * halfSquare, 0x1p-56, result.magnitude * 0x1p-90)
    )
  }
}

extension Double {
  @inline(__always)
  static func exp(_ lanes: SIMD8<Double>) -> SIMD8<Double> {
    let x = Doubles(lanes)
    let parts = ExpParts(x)
    let head = fma(parts.fraction, parts.head, parts.fraction)
    let headError = fma(parts.fraction, parts.head, parts.fraction - head)
    let tail = fma(parts.fraction, parts.tail, headError)
    // 2⁻⁵⁶ · u²/2 is below 2⁻⁶⁸.
    return correctlyRounded(
      head, tail, error: 0x1p-67, inRange: x.magnitude .< 708.0, .exp, x
    ) {
      Doubles(bits: $0.bits &+ parts.power)
    }
  }

  @inline(__always)
  static func expm1(_ lanes: SIMD8<Double>) -> SIMD8<Double> {
    let x = Doubles(lanes)
    let (head, tail, error) = ExpParts(x).expm1()
    let size = x.magnitude
    let isNormal = (0x1p-250 .< size) | (size .== 0.0)
    return correctlyRounded(
      head, tail, error: error, inRange: (size .< 708.0) & isNormal, .expm1, x
    ) {
      $0.withSign(of: x)
    }
  }

  @inline(__always)
  static func sigmoid(_ lanes: SIMD8<Double>) -> SIMD8<Double> {
    (1.0 / (1.0 + Doubles(exp((-Doubles(lanes)).lanes)))).lanes
  }

  /// tanh(x) = e / (e + 2) with e = expm1(2 |x|), and the sign of x.
  @inline(__always)
  static func tanh(_ lanes: SIMD8<Double>) -> SIMD8<Double> {
    let x = Doubles(lanes)
    let size = x.magnitude
    // From 20 on the value rounds to 1. A NaN stays what it is.
    let e = ExpParts(2.0 * (20.0 .< size).select(20.0, size)).expm1()
    let head = e.head + e.tail
    let tail = e.tail - (head - e.head)
    let divisor = sum(head, 2.0)
    let reciprocal = 1.0 / divisor.head
    let quotient = head * reciprocal
    // The remainder of the leading parts, exact but for its last bit, and the trailing parts correct
    // the quotient.
    let remainder = fma(-quotient, divisor.head, head)
    let correction = fma(-quotient, divisor.tail + tail, remainder + tail) * reciprocal
    // The derivative of e / (e + 2) is 2 / (e + 2)².
    let error = fma(e.error * reciprocal, 2.0 * reciprocal, quotient * 0x1p-90)
    return correctlyRounded(
      quotient, correction, error: error, inRange: (0x1p-250 .< size) | (size .== 0.0), .tanh, x
    ) {
      $0.withSign(of: x)
    }
  }
}
