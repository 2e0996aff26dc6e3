#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Real {
  /// exp, lane by lane.
  @inline(__always)
  static func exponential(_ x: Vector) -> Vector { lanes(x) { Self(exp(Double($0))) } }
  /// log, lane by lane.
  @inline(__always)
  static func logarithm(_ x: Vector) -> Vector { lanes(x) { Self(log(Double($0))) } }
  /// tanh, lane by lane.
  @inline(__always)
  static func hyperbolicTangent(_ x: Vector) -> Vector { lanes(x) { Self(tanh(Double($0))) } }

  @inline(__always)
  private static func lanes(_ x: Vector, _ f: (Self) -> Self) -> Vector {
    var y = x
    for i in 0..<Vector.scalarCount { y[i] = f(x[i]) }
    return y
  }
}
