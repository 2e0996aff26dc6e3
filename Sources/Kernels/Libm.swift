#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Real {
  /// exp, lane by lane.
  @inline(__always)
  static func exp(_ x: Vector) -> Vector { lanes(x) { Self(libm.exp(Double($0))) } }
  /// log, lane by lane.
  @inline(__always)
  static func log(_ x: Vector) -> Vector { lanes(x) { Self(libm.log(Double($0))) } }
  /// tanh, lane by lane.
  @inline(__always)
  static func tanh(_ x: Vector) -> Vector { lanes(x) { Self(libm.tanh(Double($0))) } }

  @inline(__always)
  private static func lanes(_ x: Vector, _ f: (Self) -> Self) -> Vector {
    var y = x
    for i in 0..<Vector.scalarCount { y[i] = f(x[i]) }
    return y
  }
}

private enum libm {
  static func exp(_ x: Double) -> Double { Glibc.exp(x) }
  static func log(_ x: Double) -> Double { Glibc.log(x) }
  static func tanh(_ x: Double) -> Double { Glibc.tanh(x) }
}
