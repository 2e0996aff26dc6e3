// The coefficients are made by Scripts/kernels/elementary-constants.

extension Double {
  /// erf(x) by a polynomial on each 3/8 of [0, 6), in t = x - middle, on the first in x itself, and
  /// the sign of x.
  ///
  /// The last seven steps of Horner's rule are in double-double. On the first piece that leaves a
  /// relative error of 2⁻⁶⁶, most of it in the term of x⁷, which is rounded and less than 2⁻¹³ of the
  /// value; on the others t is smaller and the error below 2⁻⁷³.
  @inline(__always)
  static func erf(_ lanes: SIMD8<Double>) -> SIMD8<Double> {
    let x = Doubles(lanes)
    // From 5.96875 on the value rounds to 1. A NaN stays what it is.
    let size = (5.96875 .< x.magnitude).select(5.96875, x.magnitude)
    let shifted = fma(size, 0x1.5555555555555p1, -0.5) + 0x1.8p52
    let index = shifted.bits
    let place = shifted - 0x1.8p52
    let isFirst = place .== 0.0
    let middle = isFirst.select(0.0, fma(place, 0.375, 0.1875))
    let t = size - middle

    let upper = polynomial(
      t, ErfTables.c7[index], ErfTables.c8[index], ErfTables.c9[index], ErfTables.c10[index],
      ErfTables.c11[index],
      polynomial(
        t, ErfTables.c12[index], ErfTables.c13[index], ErfTables.c14[index], ErfTables.c15[index],
        ErfTables.c16[index], ErfTables.c17[index]))
    var value = (head: upper, tail: 0.0 as Doubles)
    value = step(value, t, ErfTables.c6[index], ErfTables.c6Rest[index])
    value = step(value, t, ErfTables.c5[index], ErfTables.c5Rest[index])
    value = step(value, t, ErfTables.c4[index], ErfTables.c4Rest[index])
    value = step(value, t, ErfTables.c3[index], ErfTables.c3Rest[index])
    value = step(value, t, ErfTables.c2[index], ErfTables.c2Rest[index])
    value = step(value, t, ErfTables.c1[index], ErfTables.c1Rest[index])
    value = step(value, t, ErfTables.c0[index], ErfTables.c0Rest[index])
    let inRange = (0x1p-250 .< size) | (size .== 0.0)
    return correctlyRounded(
      value.head, value.tail, error: value.head * isFirst.select(0x1p-65, 0x1p-72),
      inRange: inRange, .erf, x
    ) {
      $0.withSign(of: x)
    }
  }

  /// c + t · value, with the errors of the leading parts kept.
  @inline(__always)
  private static func step(
    _ value: (head: Doubles, tail: Doubles), _ t: Doubles, _ c: Doubles, _ cRest: Doubles
  ) -> (head: Doubles, tail: Doubles) {
    let product = t * value.head
    let productRest = fma(t, value.head, -product)
    let (head, rest) = sum(c, product)
    return (head, fma(t, value.tail, productRest) + (rest + cRest))
  }
}

/// erf(x) by a polynomial on each quarter of [0, 4), in t = x - middle; on the first in x itself.
///
/// For single precision: the relative error is below 2⁻⁵¹.
@inline(__always)
func singleErf(_ size: Doubles) -> Doubles {
  // Adding 1.5 · 2^50 rounds to a multiple of 1/4, and leaves its quarters in the low bits.
  let shifted = (size - 0.125) + 0x1.8p50
  let index = shifted.bits
  let start = shifted - 0x1.8p50
  let middle = (start .== 0.0).select(0.0, start + 0.125)
  return polynomial(
    size - middle,
    erfTable0[index],
    erfTable1[index],
    erfTable2[index],
    erfTable3[index],
    erfTable4[index],
    erfTable5[index],
    erfTable6[index],
    erfTable7[index],
    erfTable8[index],
    erfTable9[index],
    erfTable10[index],
    erfTable11[index])
}

private var erfTable0: Table16 {
  @inline(__always) get {
    Table16(
      low: SIMD8(
        0, 0x1.9dd0d2b721f39p-2, 0x1.3f196dcd0f135p-1, 0x1.91724951b8fc6p-1,
        0x1.c6dad2829ec62p-1, 0x1.e5768c3b4a3fcp-1, 0x1.f4f693b67bd77p-1, 0x1.fbe61eef4cf6ap-1),
      high: SIMD8(
        0x1.fea4218d6594ap-1, 0x1.ff9960f3eb327p-1, 0x1.ffe514bbdc197p-1, 0x1.fff9ba420e834p-1,
        0x1.fffeb3ebb267bp-1, 0x1.ffffc316d9edp-1, 0x1.fffff618c3da6p-1, 0x1.fffffe92ced93p-1))
  }
}

private var erfTable1: Table16 {
  @inline(__always) get {
    Table16(
      low: SIMD8(
        0x1.20dd750429b6dp0, 0x1.f5f0cdaf15313p-1, 0x1.86e9694134b9ep-1, 0x1.0cab61f084b93p-1,
        0x1.45e99bcbb7915p-2, 0x1.5ce595c455b0ap-3, 0x1.499d478bca735p-4, 0x1.12ceb37ff9bc3p-5),
      high: SIMD8(
        0x1.94624e78e0fafp-7, 0x1.06918b6355624p-8, 0x1.2ce898809244ep-10, 0x1.30538fbb77ecdp-12,
        0x1.0f9e1b4dd36dfp-14, 0x1.abe09e9144b6p-17, 0x1.296a70f414056p-19, 0x1.6ce1aa3fd7bdep-22))
  }
}

private var erfTable2: Table16 {
  @inline(__always) get {
    Table16(
      low: SIMD8(
        -0x1.363ae00053b75p-46, -0x1.78749a434fdap-2, -0x1.e8a3c39181e6dp-2, -0x1.d62beb64e84b2p-2,
        -0x1.6ea6cf452e88bp-2, -0x1.dfbbadedf5d0dp-3, -0x1.0bcfca2194774p-3, -0x1.01a1c847fa1b2p-4),
      high: SIMD8(
        -0x1.ada873606f135p-6, -0x1.37ccd585f57d2p-7, -0x1.8af14828c01a2p-9, -0x1.b5781e9d7c3eap-11,
        -0x1.a8670aa9998e6p-13, -0x1.690585ca90b67p-15, -0x1.0d88765d31c4p-17,
        -0x1.617a9cedde0a9p-20))
  }
}

private var erfTable3: Table16 {
  @inline(__always) get {
    Table16(
      low: SIMD8(
        -0x1.812746b02b8bp-2, -0x1.e106c51d1efc4p-3, -0x1.c8105021684b6p-5, 0x1.7c9d756a11577p-4,
        0x1.4cb3cf0aa0bd5p-3, 0x1.4374d82e04c98p-3, 0x1.d6631e1a28e95p-4, 0x1.143d1c6f4f062p-4),
      high: SIMD8(
        0x1.0ea475da3be57p-5, 0x1.c1ec102e3652bp-7, 0x1.407fbd18f129dp-8, 0x1.89e17c074d427p-10,
        0x1.a3737e2a2f1c6p-12, 0x1.84522fe881164p-14, 0x1.394b1fa670b7fp-16, 0x1.b95fa39b39e3p-19))
  }
}

private var erfTable4: Table16 {
  @inline(__always) get {
    Table16(
      low: SIMD8(
        -0x1.7648b1835a073p-33, 0x1.5529abccc0e07p-3, 0x1.6963c8a394a22p-3, 0x1.cc60567dcb2f2p-4,
        0x1.ca5083176cd42p-6, -0x1.f3b8d52d65ce9p-6, -0x1.974c0368b26acp-5, -0x1.5a316520d72b3p-5),
      high: SIMD8(
        -0x1.afe553fa2b847p-6, -0x1.ae59615f4763cp-7, -0x1.62d4c6d46e3ffp-8, -0x1.ed4ac7db216e4p-10,
        -0x1.24544f03686b3p-11, -0x1.298f8d46e1d55p-13, -0x1.05760ad2036e9p-15,
        -0x1.8e1fc4118b714p-18))
  }
}

private var erfTable5: Table16 {
  @inline(__always) get {
    Table16(
      low: SIMD8(
        0x1.ce2f2312a9b7ep-4, 0x1.7488b8a80e647p-5, -0x1.c1242dff5208fp-6, -0x1.1350f4b216313p-4,
        -0x1.f65d15f1f9ca6p-5, -0x1.f572c4c90f4ap-6, -0x1.17d430bd1edc1p-9, 0x1.779b1e574b71ep-7),
      high: SIMD8(
        0x1.9973b48a1754cp-7, 0x1.11dae4734632bp-7, 0x1.146c4b3e0c3f8p-8, 0x1.c11f27063bc8fp-10,
        0x1.2e7e763d49ed7p-11, 0x1.57757788c4d89p-13, 0x1.4c1fe48ae502ap-15, 0x1.137172181077fp-17))
  }
}

private var erfTable6: Table16 {
  @inline(__always) get {
    Table16(
      low: SIMD8(
        -0x1.a976f5b98879ep-24, -0x1.9a7944be66245p-5, -0x1.52b2666914c7bp-5, -0x1.53bb4d1a8d5b4p-7,
        0x1.fd1c6a0c1b1ep-7, 0x1.6b16f560081acp-6, 0x1.d857f405e8b95p-7, 0x1.0d099d8433ba5p-8),
      high: SIMD8(
        -0x1.dd78efc7aa65cp-10, -0x1.982b287bcb7bfp-9, -0x1.267f3c2685aabp-9,
        -0x1.2add1cac8eeb1p-10,
        -0x1.da496d13c99f2p-12, -0x1.330aaa7ca787bp-13, -0x1.4b981fe883cd7p-15,
        -0x1.2eb292a7b5c82p-17))
  }
}

private var erfTable7: Table16 {
  @inline(__always) get {
    Table16(
      low: SIMD8(
        -0x1.b82829af634ep-6, -0x1.65c10c783c90dp-8, 0x1.c7cd9ab14a5eep-7, 0x1.30ac215e3e32cp-6,
        0x1.3acc78f6568cfp-7, -0x1.73ffa4f2322fbp-10, -0x1.954ab113ee578p-8, -0x1.42fcbb40519b4p-8),
      high: SIMD8(
        -0x1.ea03bc1db74a1p-10, 0x1.0283e390eb655p-13, 0x1.64f892a42fd68p-11, 0x1.151f789ab71cbp-11,
        0x1.176cf6341dee3p-12, 0x1.ac999704d61bcp-14, 0x1.085c0eee934ecp-15, 0x1.0d8c35bad4b31p-17))
  }
}

private var erfTable8: Table16 {
  @inline(__always) get {
    Table16(
      low: SIMD8(
        -0x1.108961f0defe5p-17, 0x1.7098aae6a21aap-7, 0x1.b62eba164eaf3p-8, -0x1.e3ea35cb11457p-10,
        -0x1.8b41d0bfe168ep-8, -0x1.1740ab24a012cp-8, -0x1.2e4d9de469b58p-11, 0x1.76fd58c2a6dbcp-10),
      high: SIMD8(
        0x1.6aa39274cbc62p-10, 0x1.377e903c78e31p-11, 0x1.22aad1ff5ec7ep-15, -0x1.1c64e2cd46235p-13,
        -0x1.d2aed4fcbf6a3p-14, -0x1.cc175cf8e2c78p-15, -0x1.510a840f0707p-16,
        -0x1.888385a064df7p-18))
  }
}

private var erfTable9: Table16 {
  @inline(__always) get {
    Table16(
      low: SIMD8(
        0x1.58c491b569fdep-8, 0x1.043177cc35844p-13, -0x1.dc3889d810d9p-9, -0x1.aae160aa13dabp-9,
        -0x1.79bb2c79f597dp-12, 0x1.9da1871f90f2ep-10, 0x1.71cdb33e5aa43p-10, 0x1.7bdf0e2c4fecap-12),
      high: SIMD8(
        -0x1.2fd94f627259p-12, -0x1.61ed2093c695fp-12, -0x1.4008911631e6ep-13,
        -0x1.0ec8f02c90ac9p-16,
        0x1.aaff2ff947d6bp-16, 0x1.64c6d1c108577p-16, 0x1.51667115f1e2fp-17, 0x1.d25c64d8df19cp-19))
  }
}

private var erfTable10: Table16 {
  @inline(__always) get {
    Table16(
      low: SIMD8(
        -0x1.9b53758757cdfp-14, -0x1.0584ed76f37aap-9, -0x1.80141b1a9e8f8p-11,
        0x1.d22b9babc231bp-11,
        0x1.2c9625343c636p-10, 0x1.54b3ebfeac25bp-12, -0x1.70f66e215ee0ap-12, -0x1.9755ea0d15658p-12
      ),
      high: SIMD8(
        -0x1.02ee7acbf3cc4p-13, 0x1.c2bf325fecd8fp-15, 0x1.34e03bad6df21p-14, 0x1.18df44e8fb689p-15,
        0x1.0c8410e96fd02p-18, -0x1.3193ec71a7962p-18, -0x1.f29b2a0cae15cp-19,
        -0x1.bd6ae1950c0bep-20))
  }
}

private var erfTable11: Table16 {
  @inline(__always) get {
    Table16(
      low: SIMD8(
        -0x1.7ea36c44503cdp-11, 0x1.e2d97b635be81p-14, 0x1.61097834adbfdp-11, 0x1.9792cf62e415bp-12,
        -0x1.6e432174e4fb9p-13, -0x1.6186925b1a49ep-12, -0x1.07f2942f29257p-13,
        0x1.312b5209d33c1p-14),
      high: SIMD8(
        0x1.8c2cbbbde9747p-14, 0x1.0a61099461ab4p-15, -0x1.53f781a2f8ce9p-17,
        -0x1.ef219c71728b5p-17,
        -0x1.ac797b25b8411p-18, -0x1.6b294e4729e88p-21, 0x1.ac810845afcbcp-21, 0x1.3fe6871d5d01cp-21
      ))
  }
}
