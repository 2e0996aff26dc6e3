/// The elementary functions of one argument that are correctly rounded.
enum ElementaryFunction {
  case exp, expm1, log, log1p, tanh, erf, sin, cos
}

/// The function's correctly rounded value in double precision, for any argument.
///
/// Slow (a microsecond or more): for the lanes that a fast path cannot decide.
@inline(never)
func accurate(_ function: ElementaryFunction, _ x: Double) -> Double {
  function.value(at: x, as: Double.self)
}

/// The function's correctly rounded value in single precision, for any argument.
@inline(never)
func accurate(_ function: ElementaryFunction, _ x: Float) -> Float {
  function.value(at: Double(x), as: Float.self)
}

extension ElementaryFunction {
  /// The value at x, rounded once to the format; a NaN is always the same one.
  @inline(__always)
  fileprivate func value<T: Real>(at x: Double, as type: T.Type) -> T {
    if x.isNaN { return .nan }
    if let value = exactValue(at: x) { return T(value) }
    return wideValue(at: x).rounded(as: T.self)
  }

  /// The value where it is exact, infinite or undefined, or where the argument is so far out that
  /// the value rounds like the number returned.
  private func exactValue(at x: Double) -> Double? {
    switch self {
    case .exp:
      if x > 710 { return .infinity }
      if x < -746 { return 0 }
      return x == 0 ? 1 : nil
    case .expm1:
      if x > 710 { return .infinity }
      if x < -100 { return -1 }
      return x == 0 ? x : nil
    case .log:
      if x < 0 { return .nan }
      if x == 0 { return -.infinity }
      return x == 1 ? 0 : x == .infinity ? x : nil
    case .log1p:
      if x < -1 { return .nan }
      if x == -1 { return -.infinity }
      return x == 0 || x == .infinity ? x : nil
    case .tanh:
      if x.magnitude > 20 { return x < 0 ? -1 : 1 }
      return x == 0 ? x : nil
    case .erf:
      if x.magnitude > 6 { return x < 0 ? -1 : 1 }
      return x == 0 ? x : nil
    case .sin:
      if x.isInfinite { return .nan }
      return x == 0 ? x : nil
    case .cos:
      if x.isInfinite { return .nan }
      return x == 0 ? 1 : nil
    }
  }

  /// The value at any other argument.
  private func wideValue(at x: Double) -> Wide {
    // Below, f(x) = x + O(x²) rounds to x, and 1 + O(x) to 1, which 256 bits may not show.
    let isTiny = x.magnitude < 0x1p-80
    switch self {
    case .exp: return isTiny ? Wide(1) : Wide(x).exp()
    case .expm1: return isTiny ? Wide(x) : Wide(x).expm1()
    case .log: return Wide(x).log()
    case .log1p: return isTiny ? Wide(x) : Wide(x).log1p()
    case .tanh: return isTiny ? Wide(x) : Wide(x).tanh()
    case .erf: return Wide(x).erf()
    case .sin: return isTiny ? Wide(x) : Wide.sin(x)
    case .cos: return isTiny ? Wide(1) : Wide.cos(x)
    }
  }
}

/// x to the power y, correctly rounded, with the special cases of C's `pow`.
///
/// A result that is within 2⁻¹³⁹ of a number of 54 bits is taken for that number: the exact results
/// and the exact ties, which are all of that form.
@inline(never)
func power(_ x: Double, _ y: Double) -> Double {
  if y == 0 || x == 1 { return 1 }
  if x.isNaN || y.isNaN { return .nan }
  let isInteger = y.rounded(.towardZero) == y
  let isOdd = isInteger && y.magnitude < 0x1p53 && Int64(y) & 1 == 1
  let isNegative = isOdd && x.sign == .minus
  let magnitude = powerOfMagnitude(x.magnitude, y)
  if x < 0 && x.isFinite && y.isFinite && !isInteger { return .nan }
  return isNegative ? -magnitude : magnitude
}

/// x^y for x ≥ 0.
private func powerOfMagnitude(_ x: Double, _ y: Double) -> Double {
  if x == 1 { return 1 }
  if x == 0 || x.isInfinite || y.isInfinite {
    return (x > 1) == (y > 0) ? .infinity : 0
  }
  let exponent = Wide(x).log() * Wide(y)
  if exponent.exponent > 12 { return exponent.isNegative ? 0 : .infinity }
  if exponent.exponent < -80 { return 1 }
  let result = exponent.exp()
  if result.exponent > 1025 { return .infinity }
  if result.exponent < -1080 { return 0 }
  return result.snapped().rounded(as: Double.self)
}

/// The function's correctly rounded value in each lane.
@inline(never)
func accurate(_ function: ElementaryFunction, _ x: SIMD8<Double>) -> SIMD8<Double> {
  var result = x
  for lane in 0..<8 { result[lane] = function.value(at: x[lane], as: Double.self) }
  return result
}

/// The function's correctly rounded value in each lane.
@inline(never)
func accurate(_ function: ElementaryFunction, _ x: SIMD16<Float>) -> SIMD16<Float> {
  var result = x
  for lane in 0..<16 { result[lane] = function.value(at: Double(x[lane]), as: Float.self) }
  return result
}
