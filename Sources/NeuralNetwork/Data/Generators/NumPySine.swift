/// Sine and cosine with the bits that NumPy's have, and so scikit-learn's data sets.
///
/// Since NumPy 1.26 they are the C library's. On Linux that is, since glibc 2.28, what is left of IBM's Accurate
/// Mathematical Library, in which one result in 1500 is not the correctly rounded one. So this computes what glibc
/// computes on a processor with fused multiply-add, fused where the compiler fuses it there, with the same
/// bits on every machine. Beyond 10⁸ the angles are reduced otherwise: there it is the correctly rounded value.
enum NumPySine {
  private static let limit = 0x1.921fbp26
  /// π/2 in two parts.
  private static let (halfPi, halfPiLow) = (0x1.921fb54442d18p0, 0x1.1a62633145c07p-54)

  /// sin(x).
  static func sin(_ x: Double) -> Double {
    switch x.magnitude {
    case ..<0x1p-26: return x
    case ..<0x1.b6p-1: return sine(x, 0)
    case ..<0x1.368fdp1:
      let cosine = cosine(halfPi - x.magnitude, halfPiLow)
      return x < 0 ? -cosine : cosine
    case ..<limit:
      let (y, low, quadrant) = reduce(x)
      return value(y, low, quadrant)
    default: return Elementary.sin(x)
    }
  }

  /// cos(x).
  static func cos(_ x: Double) -> Double {
    switch x.magnitude {
    case ..<0x1.b6p-1: return cosine(x, 0)
    case ..<0x1.368fdp1:
      let difference = halfPi - x.magnitude
      let y = difference + halfPiLow
      return sine(y, difference - y + halfPiLow)
    case ..<limit:
      let (y, low, quadrant) = reduce(x)
      return value(y, low, quadrant + 1)
    default: return Elementary.cos(x)
    }
  }

  /// x less the nearest multiple of π/2, in two parts, and which multiple that is.
  private static func reduce(_ x: Double) -> (y: Double, low: Double, quadrant: Int) {
    let n = fma(x, 0x1.45f306dc9c883p-1, 0x1.8p52) - 0x1.8p52
    let first = fma(n, 0x1.dde973cp-27, fma(-n, 0x1.921fb58p0, x))
    let second = fma(n, 0x1.cb3b398p-55, first)
    let secondLow = fma(n, 0x1.cb3b398p-55, first - second)
    let third = fma(n, 0x1.d747f23e32ed7p-83, second)
    let thirdLow = fma(n, 0x1.d747f23e32ed7p-83, second - third)
    return (third, secondLow + thirdLow, Int(n))
  }

  /// sin(y + low + quadrant·π/2).
  private static func value(_ y: Double, _ low: Double, _ quadrant: Int) -> Double {
    let value = quadrant & 1 == 0 ? sine(y, low) : cosine(y, low)
    return quadrant & 2 == 0 ? value : -value
  }

  /// sin(x + low) for |x| < 0.86: by the series, or from the table's nearest sine and cosine.
  private static func sine(_ x: Double, _ low: Double) -> Double {
    if x.magnitude < 0.126 {
      let square = x * x
      let series = fma(
        square,
        fma(
          square,
          fma(
            square, fma(square, -0x1.addffc2fcdf59p-26, 0x1.71de27b9a7ed9p-19),
            -0x1.a01a019db08b8p-13),
          0x1.1111111110ecep-7),
        -0x1.5555555555555p-3)
      return x + fma(square, fma(series, x, -0.5 * low), low)
    }
    let low = x > 0 ? low : -low
    let (entry, r) = nearest(x.magnitude)
    let square = r * r
    let s = r + fma(r * square, oddSeries(square), low)
    let c = fma(r, low, square * evenSeries(square))
    let tail = fma(-c, entry.sine, fma(s, entry.cosineLow, entry.sineLow))
    let value = entry.sine + fma(s, entry.cosine, tail)
    return x < 0 ? -value : value
  }

  /// cos(x + low) for |x| < 0.86.
  private static func cosine(_ x: Double, _ low: Double) -> Double {
    let (entry, distance) = nearest(x.magnitude)
    let r = distance + (x < 0 ? -low : low)
    let square = r * r
    let s = fma(r * square, oddSeries(square), r)
    let c = square * evenSeries(square)
    let tail = fma(-c, entry.cosine, fma(-s, entry.sineLow, entry.cosineLow))
    return entry.cosine + fma(-s, entry.sine, tail)
  }

  /// The entry for the multiple of 1/128 nearest to x, and the distance from there.
  private static func nearest(
    _ x: Double
  ) -> (
    entry: (sine: Double, sineLow: Double, cosine: Double, cosineLow: Double), distance: Double
  ) {
    let k = (x * 128).rounded(.toNearestOrEven)
    return (table[Int(k)], x - k / 128)
  }

  /// (sin(r) - r) / r³, of r².
  private static func oddSeries(_ square: Double) -> Double {
    fma(square, 8.33333214285722277379541354343671e-03, -1.66666666666664880952546298448555e-01)
  }

  /// (1 - cos(r)) / r², of r².
  private static func evenSeries(_ square: Double) -> Double {
    fma(
      square,
      fma(square, 1.38888874007937613028114285595617e-03, -4.16666666666664434524222570944589e-02),
      0.5)
  }

  private static func fma(_ a: Double, _ b: Double, _ c: Double) -> Double {
    c.addingProduct(a, b)
  }
}
