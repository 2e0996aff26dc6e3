/// log(x) = head + tail for normal x > 0.
///
/// With x = 2^e m, m in [0.703125, 1.40625), and c from a table by the leading bits of m, near 1/m
/// and of so few bits that r = m c - 1 is exact: log(x) = e ln 2 - log c + log1p(r). Around 1, c is 1 and
/// log(x) = log1p(x - 1), without cancellation. log1p(r) = r - r²/2 + r³ q(r), |r| < 0.0342.
struct LogParts {
  let index: Words
  let exponent: Doubles
  /// 2^-e.
  let scale: Doubles
  let inverse: Doubles
  var r: Doubles
  /// e ln 2 - log c: a multiple of 2⁻⁴², and the rest.
  let base: Doubles
  let baseTail: Doubles

  @inline(__always)
  init(_ x: Doubles) {
    // The bits of 0.703125 begin the first interval, and each has 2^48 numbers. Adding 1023 to the
    // exponent keeps it above 0.
    let offset: Words = 0x3fe6_8000_0000_0000
    let shifted = x.bits &+ 0x0009_8000_0000_0000
    let biased = shifted &>> 52
    exponent = Doubles(bits: biased | 0x4330_0000_0000_0000) - 0x1.00000000003ffp52
    scale = Doubles(bits: 0x7fe0_0000_0000_0000 &- (biased &<< 52))
    let m = Doubles(bits: (shifted & 0x000f_ffff_ffff_ffff) &+ offset)
    index = shifted &>> 48
    inverse = Self.inverses[index]
    r = fma(m, inverse, -1.0)
    base = fma(exponent, 0x1.62e42fefa3800p-1, Self.logarithms[index])
    baseTail = fma(exponent, 0x1.ef35793c76730p-45, Self.logarithmTails[index])
  }

  /// c, with at most 6 bits after the point.
  private static var inverses: Table16 {
    @inline(__always) get {
      Table16(
        low: SIMD8(
          0x1.6p0, 0x1.58p0, 0x1.48p0, 0x1.38p0,
          0x1.3p0, 0x1.28p0, 0x1.18p0, 0x1.1p0),
        high: SIMD8(
          0x1.08p0, 0x1p0, 0x1.ep-1, 0x1.c8p-1,
          0x1.bp-1, 0x1.98p-1, 0x1.88p-1, 0x1.7p-1))
    }
  }

  /// -log c, rounded to a multiple of 2⁻⁴².
  private static var logarithms: Table16 {
    @inline(__always) get {
      Table16(
        low: SIMD8(
          -0x1.4618bc21c6p-2, -0x1.2e8e2bae12p-2, -0x1.fb9186d5e4p-3, -0x1.9525a9cf46p-3,
          -0x1.5ff3070a7ap-3, -0x1.29552f82p-3, -0x1.6f0d28ae58p-4, -0x1.f0a30c0118p-5),
        high: SIMD8(
          -0x1.f829b0e78p-6, 0, 0x1.08598b59e4p-4, 0x1.da72763844p-4,
          0x1.5bf406b544p-3, 0x1.d1037f2656p-3, 0x1.1178e8227ep-2, 0x1.522ae0738ap-2))
    }
  }

  /// -log c.
  static var logarithmsInOne: Table16 {
    @inline(__always) get {
      Table16(
        low: SIMD8(
          -0x1.4618bc21c5ec2p-2, -0x1.2e8e2bae11d31p-2, -0x1.fb9186d5e3e2bp-3,
          -0x1.9525a9cf456b4p-3, -0x1.5ff3070a793d4p-3, -0x1.29552f81ff523p-3,
          -0x1.6f0d28ae56b4cp-4, -0x1.f0a30c01162a6p-5),
        high: SIMD8(
          -0x1.f829b0e783300p-6, 0, 0x1.08598b59e3a07p-4, 0x1.da727638446a2p-4,
          0x1.5bf406b543db2p-3, 0x1.d1037f2655e7bp-3, 0x1.1178e8227e47cp-2,
          0x1.522ae0738a3d8p-2))
    }
  }

  /// The rest of -log c.
  private static var logarithmTails: Table16 {
    @inline(__always) get {
      Table16(
        low: SIMD8(
          0x1.3d82f484c84ccp-46, 0x1.67b1e99b72bd8p-45, 0x1.d572aab993c87p-47,
          0x1.297137d9f158fp-44,
          0x1.8586f183bebf2p-44, 0x1.5b967f4471dfcp-44, 0x1.4b4641b664613p-44, 0x1.d599e83368e91p-45
        ),
        high: SIMD8(
          -0x1.980267c7e09e4p-45, 0, -0x1.7e5dd7009902cp-46, 0x1.a89401fa71733p-46,
          -0x1.27023eb68981cp-46, -0x1.84a7e75b6f6e4p-47, 0x1.1ef78ce2d07f2p-44,
          0x1.ebe708164c759p-45))
    }
  }
}

extension LogParts {
  /// log(x) rounded, with the logarithm of 1 + rTail / (1 + r) added.
  @inline(__always)
  func value(
    rTail: Doubles?, inRange: Words, _ function: ElementaryFunction, _ x: Doubles,
    finish: (Doubles) -> Doubles = { $0 }
  ) -> SIMD8<Double> {
    // base + r, exactly: base is 0 or the larger one.
    let start = base + r
    var rest = (base - start) + r
    // start - r²/2, exactly, since start is 0 or r or much greater than r²/2.
    let half = -0.5 * r
    let head = fma(r, half, start)
    rest = rest + fma(r, half, start - head) + baseTail
    let square = r * r
    if let rTail {
      // rTail / (1 + r) = rTail (1 - r) (1 + r²) (1 + r⁴) to 2⁻³⁸.
      let twice = fma(square, 1.0 - r, 1.0 - r)
      rest = fma(rTail, fma(square * square, twice, twice), rest)
    }
    let q = polynomial(
      r, 0x1.5555555555555p-2, -0x1p-2, 0x1.99999999997a0p-3, -0x1.5555555555380p-3,
      0x1.24924927df287p-3, -0x1.000000031055bp-3, 0x1.c71c33fef9426p-4, -0x1.9999603cff08dp-4,
      0x1.75490e628b287p-4, -0x1.56306f008a482p-4)
    let tail = fma(square * r, q, rest)
    // The error of r³ q(r) is below 2⁻⁵² |r|³ with the polynomial's, and |r| < 2^(-4.8); all others
    // are below 2⁻⁸⁴ of the value.
    let error = fma(square, 0x1p-56, head.magnitude * 0x1p-84)
    return correctlyRounded(
      head, tail, error: error, inRange: inRange, function, x, finish: finish)
  }
}

extension Double {
  @inline(__always)
  static func log(_ lanes: SIMD8<Double>) -> SIMD8<Double> {
    let x = Doubles(lanes)
    let inRange = (0x1p-1022 .< x) & (x .< 0x1p1023)
    return LogParts(x).value(rTail: nil, inRange: inRange, .log, x)
  }

  @inline(__always)
  static func log1p(_ lanes: SIMD8<Double>) -> SIMD8<Double> {
    let x = Doubles(lanes)
    let (y, yTail) = sum(x, 1.0)
    var parts = LogParts(y)
    // Near 0, x itself is the r of 1 + x.
    let isNear = parts.base .== 0.0
    parts.r = isNear.select(x, parts.r)
    let rTail = isNear.select(0.0, yTail * parts.scale * parts.inverse)
    let isNormal = (0x1p-250 .< x.magnitude) | (x .== 0.0)
    let inRange = (-1.0 .< x) & (x .< 0x1p1000) & isNormal
    return parts.value(rTail: rTail, inRange: inRange, .log1p, x) { $0.withSign(of: x) }
  }
}
