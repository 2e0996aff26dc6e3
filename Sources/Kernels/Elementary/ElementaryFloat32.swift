import CVector

/// The functions in single precision: in double precision to about 2⁻⁵⁰, then rounded.
///
/// The values of expm1, log, log1p, sin and cos come so near to a rounding boundary that they need a
/// test. The others need none: all their arguments have been tried, by
/// Scripts/kernels/elementary-campaign.
extension Float: ElementaryFunctions {
  @inline(__always)
  static func exp(_ x: SIMD16<Float>) -> SIMD16<Float> {
    inDouble(.exp, x) {
      let (scale, p) = singleExp($0)
      return (fma(scale, p, scale), $0.magnitude .< 708.0)
    }
  }

  @inline(__always)
  static func expm1(_ x: SIMD16<Float>) -> SIMD16<Float> {
    inDouble(.expm1, x) {
      let (scale, p) = singleExp($0)
      let value = fma(scale, p, scale - 1.0)
      return (value.withSign(of: $0), ($0.magnitude .< 708.0) & value.isFarFromTie)
    }
  }

  @inline(__always)
  static func sigmoid(_ x: SIMD16<Float>) -> SIMD16<Float> {
    nbrun_float_reciprocal_of_successor(exp(nbrun_float_negate(x)))
  }

  /// tanh(x) = e / (e + 2) with e = expm1(2 |x|), and the sign of x; from 10 on it rounds to 1.
  @inline(__always)
  static func tanh(_ x: SIMD16<Float>) -> SIMD16<Float> {
    inDouble(.tanh, x, oddUpTo: 10) {
      let (scale, p) = singleExp(2.0 * $0, isSmall: true)
      let e = fma(scale, p, scale - 1.0)
      return (e / (e + 2.0), $0 .== $0)
    }
  }

  @inline(__always)
  static func log(_ x: SIMD16<Float>) -> SIMD16<Float> {
    inDouble(.log, x) {
      let value = LogParts($0).singleValue
      return (value, (0.0 .< $0) & ($0 .< 0x1p1000) & value.isFarFromTie)
    }
  }

  @inline(__always)
  static func log1p(_ x: SIMD16<Float>) -> SIMD16<Float> {
    inDouble(.log1p, x) {
      var parts = LogParts($0 + 1.0)
      parts.r = (parts.base .== 0.0).select($0, parts.r)
      let value = parts.singleValue
      let inRange = (-1.0 .< $0) & ($0 .< 0x1p1000)
      return (value.withSign(of: $0), inRange & value.isFarFromTie)
    }
  }

  /// From 3.96875 on the value rounds to 1.
  @inline(__always)
  static func erf(_ x: SIMD16<Float>) -> SIMD16<Float> {
    inDouble(.erf, x, oddUpTo: 3.96875) { (singleErf($0), $0 .== $0) }
  }

  @inline(__always)
  static func sin(_ x: SIMD16<Float>) -> SIMD16<Float> {
    inDouble(.sin, x) { singleSine($0, quarterTurns: 0) }
  }

  @inline(__always)
  static func cos(_ x: SIMD16<Float>) -> SIMD16<Float> {
    inDouble(.cos, x) { singleSine($0, quarterTurns: 1) }
  }
}

extension Doubles {
  /// Whether the number is further than 32 units in the last place from the middle between two
  /// neighbouring numbers of single precision: from bits that end in 1 and 28 zeros.
  @inline(__always)
  fileprivate var isFarFromTie: Words {
    63 .< ((bits &- 0x0fff_ffe0) & 0x1fff_ffff)
  }
}

/// Applies a function in double precision and rounds; lanes where its mask is not set take the
/// accurate path.
///
/// Of an odd function, `body` sees the magnitudes, up to a limit from which on it is constant.
@inline(__always)
private func inDouble(
  _ function: ElementaryFunction, _ x: SIMD16<Float>, oddUpTo limit: Float? = nil,
  _ body: (Doubles) -> (value: Doubles, inRange: Words)
) -> SIMD16<Float> {
  let argument = if let limit { nbrun_float_magnitude(x, limit) } else { x }
  let low = body(Doubles(nbrun_widen_low(argument)))
  let high = body(Doubles(nbrun_widen_high(argument)))
  var result = nbrun_narrow(low.value.lanes, high.value.lanes)
  if limit != nil { result = nbrun_float_with_sign(result, x) }
  if _fastPath((low.inRange & high.inRange).areAllSet) { return result }
  return repaired(result, low.inRange.lanes, high.inRange.lanes, function, x)
}

@inline(never)
private func repaired(
  _ result: SIMD16<Float>, _ low: SIMD8<Int64>, _ high: SIMD8<Int64>,
  _ function: ElementaryFunction, _ x: SIMD16<Float>
) -> SIMD16<Float> {
  var result = result
  for lane in 0..<16 where (lane < 8 ? low[lane] : high[lane - 8]) == 0 {
    result[lane] = accurate(function, x[lane])
  }
  return result
}

/// exp(x) = scale · (1 + p) for |x| < 708 (see `ExpParts`), to 2⁻⁵² of the scale; of p, where the
/// scale is 1.
///
/// Where x is small, to 2⁻⁵¹ for |x| < 20, the rest of ln2/16 may be left out.
@inline(__always)
private func singleExp(_ x: Doubles, isSmall: Bool = false) -> (scale: Doubles, p: Doubles) {
  let shifted = fma(x, 0x1.71547652b82fep4, 0x1.8p52)
  let k = shifted - 0x1.8p52
  let u = fma(k, -0x1.62e42fefa39efp-5, x)
  let r = isSmall ? u : fma(k, -0x1.abc9e3b39803fp-60, u)
  let q = polynomial(
    r, 0x1p-1, 0x1.55555554dd44cp-3, 0x1.55555555192b0p-5, 0x1.11120af7124abp-7,
    0x1.6c17bb8143ed1p-10)
  let scale = Doubles(bits: scales[shifted.bits].bits &+ (shifted.bits &<< 48))
  return (scale, fma(r * r, q, r))
}

/// 2^(i/16) less i in the four bits below the exponent's, where k, shifted to the exponent, has it.
private var scales: Table16 {
  @inline(__always) get {
    let first = SIMD8<Int64>(0, 1, 2, 3, 4, 5, 6, 7)
    let (low, high) = (Doubles(ExpParts.fractions.low), Doubles(ExpParts.fractions.high))
    return Table16(
      low: Doubles(bits: low.bits &- Words(first &<< 48)).lanes,
      high: Doubles(bits: high.bits &- Words((first &+ 8) &<< 48)).lanes)
  }
}

extension LogParts {
  /// log(x) to about 2⁻⁵¹.
  @inline(__always)
  fileprivate var singleValue: Doubles {
    let q = polynomial(
      r, -0x1.fffffffffffe6p-2, 0x1.555555555553dp-2, -0x1.00000000afa5dp-2,
      0x1.9999999ad8ddbp-3, -0x1.55553e65384e8p-3, 0x1.2492344af7a42p-3, -0x1.007aaa0f31ed5p-3,
      0x1.c7fb75ee3d407p-4)
    return fma(r * r, q, r) + fma(exponent, 0x1.62e42fefa39efp-1, Self.logarithmsInOne[index])
  }
}

/// sin(x + turns · π/2) for |x| < 2²⁰, with x = k · π/2 + r.
@inline(__always)
private func singleSine(_ x: Doubles, quarterTurns: Words) -> (value: Doubles, inRange: Words) {
  let shifted = fma(x, 0x1.45f306dc9c883p-1, 0x1.8p52)
  let k = shifted - 0x1.8p52
  let r = fma(k, -0x1.1a62633145c07p-54, fma(k, -0x1.921fb54442d18p0, x))
  let t = r * r
  let sine = fma(
    r * t,
    polynomial(
      t, -0x1.5555555555555p-3, 0x1.111111111111p-7, -0x1.a01a01a019938p-13,
      0x1.71de3a5460957p-19, -0x1.ae645412c4ecap-26, 0x1.61217f0b24037p-33,
      -0x1.ab17d3ce9d15bp-41), r)
  let cosine = fma(
    t,
    polynomial(
      t, -0x1p-1, 0x1.5555555555555p-5, -0x1.6c16c16c16c14p-10, 0x1.a01a01a01959dp-16,
      -0x1.27e4fb767eb82p-22, 0x1.1eed8d314689bp-29, -0x1.9393d454cefa5p-37,
      0x1.ab0a03ee7536bp-45), 1.0)
  let place = shifted.bits &+ quarterTurns
  let isCosine = Doubles(bits: (place &<< 63) | Doubles(1.0).bits) .< 0.0
  let value = isCosine.select(cosine, sine)
  let inRange = (0.0 .< x.magnitude) & (x.magnitude .< 0x1p20)
  return (
    Doubles(bits: value.bits ^ ((place & 2) &<< 62)), inRange & value.isFarFromTie
  )
}
