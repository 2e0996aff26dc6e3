/// The natural logarithm with the bits that NumPy's legacy normal numbers are made of.
///
/// NumPy calls the C library's `log`. On Linux that is Arm's Optimized Routines since glibc 2.28, in
/// which one result in 1300 is not the correctly rounded one; one normal number in 3000 shows it in
/// its last bits. So this computes what glibc computes on a processor with fused multiply-add: the
/// published table and polynomials, fused where the compiler fuses them there. Written out, the bits
/// are the same on every machine, also where NumPy's are not.
enum NumPyLogarithm {
  private static let twoHigh = 0x1.62e42fefa3800p-1
  private static let twoLow = 0x1.ef35793c76730p-45

  /// log(x) for a positive, normal x.
  static func log(_ x: Double) -> Double {
    1 - 0x1p-4 <= x && x < 1 + 0x1.09p-4 ? nearOne(x) : general(x)
  }

  /// log(2ᵏ·z) = k·log 2 + log(c) + log(1 + r), with the table's c near z and r = z/c - 1.
  private static func general(_ x: Double) -> Double {
    let bits = x.bitPattern &- 0x3fe6_0000_0000_0000
    let entry = table[Int(bits >> 45 & 127)]
    let z = Double(bitPattern: x.bitPattern &- bits & 0xfff0_0000_0000_0000)
    let k = Double(Int64(bitPattern: bits) >> 52)
    let r = fma(z, entry.inverse, -1)
    let w = fma(k, twoHigh, entry.logarithm)
    let high = w + r
    let low = fma(k, twoLow, w - high + r)
    let r2 = r * r
    let first = fma(r, -0x1.fffffffeb459p-3, 0x1.555555551305bp-2)
    let second = fma(r, -0x1.55575e506c89fp-3, 0x1.999b324f10111p-3)
    let tail = fma(second, r2, first)
    return fma(r * r2, tail, fma(r2, -0x1.0000000000001p-1, low)) + high
  }

  /// The Taylor-like series of log(1 + r), its square term in two parts.
  private static func nearOne(_ x: Double) -> Double {
    let r = x - 1
    let r2 = r * r
    let r3 = r * r2
    let first = fma(
      r2, 0x1.999999995dd0cp-3, fma(r, -0x1.ffffffffffdcbp-3, 0x1.5555555555577p-2))
    let second = fma(
      r2, -0x1.fffffa4423d65p-4, fma(r, 0x1.24924a344de3p-3, -0x1.55555556745a7p-3))
    let third = fma(
      r2, 0x1.78182f7afd085p-4, fma(r, -0x1.999eb43b068ffp-4, 0x1.c7184282ad6cap-4))
    let series = fma(fma(fma(r3, -0x1.5521375d145cdp-4, third), r3, second), r3, first)
    let head = fma(-r, 0x1p27, fma(r, 0x1p27, r))
    let square = head * head
    let high = fma(square, -0.5, r)
    let low = fma((r - head) * -0.5, r + head, fma(square, -0.5, r - high))
    return high + fma(series, r3, low)
  }

  static func fma(_ a: Double, _ b: Double, _ c: Double) -> Double {
    c.addingProduct(a, b)
  }
}
