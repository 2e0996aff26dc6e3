/// The functions by their series, to a relative error below 2⁻¹⁹⁰.
extension Wide {
  private static var ln2: Wide {
    Wide(
      0xb172_17f7_d1cf_79ab, 0xc9e3_b398_03f2_f6af, 0x40f3_4326_7298_b62d, 0x8a0d_175b_8baa_fa2c,
      exponent: 0)
  }

  private static var halfPi: Wide {
    Wide(
      0xc90f_daa2_2168_c234, 0xc4c6_628b_80dc_1cd1, 0x2902_4e08_8a67_cc74, 0x020b_bea6_3b13_9b22,
      exponent: 1)
  }

  private static var twoOverRootPi: Wide {
    Wide(
      0x906e_ba82_14db_688d, 0x71d4_8a7f_6bfe_c344, 0x1409_a0eb_ac3e_7517, 0x39a1_5830_cce6_20b1,
      exponent: 1)
  }

  /// exp(self) - 1 for |self| < 0.4.
  ///
  /// Twenty terms at self / 2⁸, with 20!/n! as integer coefficients, then eight times
  /// expm1(2r) = expm1(r) · (2 + expm1(r)).
  private func expm1OfReduced() -> Wide {
    let r = scaled(-8)
    var coefficient: UInt64 = 1
    var sum = Wide(1)
    for n in (1..<20).reversed() {
      coefficient *= UInt64(n + 1)
      sum = sum * r + Wide(integer: coefficient)
    }
    var result = (sum * r).divided(by: coefficient)
    for _ in 0..<8 { result = result * (Wide(2) + result) }
    return result
  }

  /// exp(self) = 2^power · (1 + expm1), for |self| < 2²⁰.
  private func exponential() -> (power: Int, expm1: Wide) {
    let quotient = rounded(as: Double.self) * 0x1.71547652b82fep0
    let power = quotient.rounded()
    return (Int(power), (self - Wide(power) * .ln2).expm1OfReduced())
  }

  /// exp(self) for |self| < 2²⁰.
  func exp() -> Wide {
    let (power, expm1) = exponential()
    return (Wide(1) + expm1).scaled(power)
  }

  /// exp(self) - 1 for |self| < 2²⁰.
  func expm1() -> Wide {
    let (power, expm1) = exponential()
    return power == 0 ? expm1 : (Wide(1) + expm1).scaled(power) - Wide(1)
  }

  /// log(1 + self) for -0.3 < self < 0.42.
  ///
  /// From an approximation y in double precision: log(1 + u) = y + log(1 + z) with
  /// z = (1 + u) exp(-y) - 1, which is so small that four terms are enough.
  private func log1pOfReduced() -> Wide {
    let u = rounded(as: Double.self)
    let s = u / (2 + u)
    var sum = 0.0
    for n in (0..<14).reversed() { sum = sum * s * s + 2 / Double(2 * n + 1) }
    let y = Wide(sum * s)
    let e = (-y).expm1OfReduced()
    let z = self + e + self * e
    let series = Wide(12) - z * (Wide(6) - z * (Wide(4) - z * Wide(3)))
    return y + (z * series).divided(by: 12)
  }

  /// log(self) for self > 0.
  func log() -> Wide {
    var power = exponent
    if high < 0xb504_f333_f9de_6484 << 64 { power -= 1 }
    let fraction = (scaled(-power) - Wide(1)).log1pOfReduced()
    return power == 0 ? fraction : fraction + Wide(Double(power)) * .ln2
  }

  /// log(1 + self) for self > -1.
  func log1p() -> Wide {
    let isSmall = exponent < -2
    return isSmall ? log1pOfReduced() : (Wide(1) + self).log()
  }

  /// tanh(self) = e / (e + 2) with e = expm1(2 self), for |self| < 2¹⁹.
  func tanh() -> Wide {
    let e = scaled(1).expm1()
    return e / (e + Wide(2))
  }

  /// erf(self) for |self| < 8: Abramowitz and Stegun 7.1.6, all terms of one sign.
  ///
  /// erf(x) = 2/√π · x · exp(-x²) · Σ (2x²)ⁿ / (1 · 3 · … · (2n+1)).
  func erf() -> Wide {
    let square = self * self
    let double = square.scaled(1)
    var term = Wide(1)
    var sum = Wide(1)
    var n: UInt64 = 1
    while !term.isZero && term.exponent > sum.exponent - 256 {
      term = (term * double).divided(by: 2 * n + 1)
      sum = sum + term
      n += 1
    }
    return .twoOverRootPi * self * (-square).exp() * sum
  }

  /// sin(self) for |self| < 0.8: ten terms at self / 3⁵, then five times
  /// sin(3r) = sin(r) · (3 - 4 sin²(r)).
  private func sinOfReduced() -> Wide {
    let r = divided(by: 243)
    var result = r * (r * r).alternatingSeries(from: 19)
    for _ in 0..<5 { result = result * (Wide(3) - (result * result).scaled(2)) }
    return result
  }

  /// cos(self) for |self| < 0.8: ten terms of v = 1 - cos at self / 2⁸, then eight times
  /// v(2r) = 2 v(r) · (2 - v(r)).
  private func cosOfReduced() -> Wide {
    let square = (self * self).scaled(-16)
    var versine = square * square.alternatingSeries(from: 20)
    for _ in 0..<8 { versine = (versine * (Wide(2) - versine)).scaled(1) }
    return Wide(1) - versine
  }

  /// 1/m! - t/(m+2)! + t²/(m+4)! - … ± tᵏ/last!, with t the number and m = 1 or 2 by parity.
  private func alternatingSeries(from last: UInt64) -> Wide {
    var coefficient: UInt64 = 1
    var sum = Wide(1)
    var n = last
    while n > 2 {
      coefficient *= n * (n - 1)
      sum = Wide(integer: coefficient) - sum * self
      n -= 2
    }
    return n == 2 ? sum.divided(by: coefficient * 2) : sum.divided(by: coefficient)
  }

  /// The sine of a finite number.
  static func sin(_ x: Double) -> Wide { sine(x, quarterTurns: 0) }

  /// The cosine of a finite number.
  static func cos(_ x: Double) -> Wide { sine(x, quarterTurns: 1) }

  /// sin(x + turns · π/2).
  private static func sine(_ x: Double, quarterTurns turns: Int) -> Wide {
    let (quadrant, r) = reducedByHalfPi(x)
    let place = quadrant + turns
    let result = place & 1 == 0 ? r.sinOfReduced() : r.cosOfReduced()
    return place & 2 == 0 ? result : -result
  }

  /// A finite x as quadrant · π/2 + r, |r| ≤ π/4 (or barely more), quadrant taken modulo 4.
  ///
  /// Payne and Hanek's reduction: the product of x and 2/π, without the limbs whose contribution is
  /// a multiple of 4 turns, to 384 bits after the point. No double comes nearer to a multiple of
  /// π/2 than about 2⁻⁶², so that more than 300 significant bits remain.
  private static func reducedByHalfPi(_ x: Double) -> (quadrant: Int, r: Wide) {
    if x.magnitude < 0.78 { return (0, Wide(x)) }
    let power = Int(x.exponent) - 52
    let limbs = power >> 6
    let integer = UInt128(x.significandBitPattern | 1 << 52) << UInt128(power - limbs << 6)
    let low = UInt64(truncatingIfNeeded: integer)
    let high = UInt64(truncatingIfNeeded: integer >> 64)
    var carry: UInt128 = 0
    /// The limb of the product that has the weight 2^(-64 place).
    func limb(_ place: Int) -> UInt128 {
      let first = twoOverPi(place - 1 + limbs)
      let second = twoOverPi(place + limbs)
      let third = twoOverPi(place + 1 + limbs)
      let sum =
        carry + UInt128(low &* first) + UInt128(high &* second)
        + UInt128(low.multipliedFullWidth(by: second).high)
        + UInt128(high.multipliedFullWidth(by: third).high)
      carry = sum >> 64
      return sum & UInt128(UInt64.max)
    }
    var third = limb(6)
    third |= limb(5) << 64
    var second = limb(4)
    second |= limb(3) << 64
    var first = limb(2)
    first |= limb(1) << 64
    var quadrant = Int(limb(0) & 3)
    let isBelow = first >> 127 == 1
    if isBelow {
      quadrant += 1
      (first, second, third) = (~first, ~second, ~third)
    }
    var head = Wide(high: first, low: second, exponent: 0)
    head.normalize()
    var tail = Wide(high: third, low: 0, exponent: -256)
    tail.normalize()
    var r = (head + tail) * halfPi
    r.isNegative = isBelow != (x < 0)
    return (x < 0 ? -quadrant : quadrant, r)
  }

  /// The limbs of 2/π after the point, most significant first.
  private static func twoOverPi(_ index: Int) -> UInt64 {
    switch index {
    case 0: 0xa2f9_836e_4e44_1529
    case 1: 0xfc27_57d1_f534_ddc0
    case 2: 0xdb62_9599_3c43_9041
    case 3: 0xfe51_63ab_debb_c561
    case 4: 0xb724_6e3a_424d_d2e0
    case 5: 0x0649_2eea_09d1_921c
    case 6: 0xfe1d_eb1c_b129_a73e
    case 7: 0xe882_35f5_2ebb_4484
    case 8: 0xe99c_7026_b45f_7e41
    case 9: 0x3991_d639_8353_39f4
    case 10: 0x9c84_5f8b_bdf9_283b
    case 11: 0x1ff8_97ff_de05_980f
    case 12: 0xef2f_118b_5a0a_6d1f
    case 13: 0x6d36_7ecf_27cb_09b7
    case 14: 0x4f46_3f66_9e5f_ea2d
    case 15: 0x7527_bac7_ebe5_f17b
    case 16: 0x3d07_39f7_8a52_92ea
    case 17: 0x6bfb_5fb1_1f8d_5d08
    case 18: 0x5603_3046_fc7b_6bab
    case 19: 0xf0cf_bc20_9af4_361d
    case 20: 0xa9e3_9161_5ee6_1b08
    case 21: 0x6599_855f_14a0_6840
    case 22: 0x8dff_d880_4d73_2731
    case 23: 0x0606_1556_ca73_a8c9
    default: 0
    }
  }
}
