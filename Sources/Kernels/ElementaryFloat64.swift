extension Double: ElementaryFunctions {
  @inline(__always)
  static func exp(_ x: Vector) -> Vector { accurate(.exp, x) }

  @inline(__always)
  static func expm1(_ x: Vector) -> Vector { accurate(.expm1, x) }

  @inline(__always)
  static func log(_ x: Vector) -> Vector { accurate(.log, x) }

  @inline(__always)
  static func log1p(_ x: Vector) -> Vector { accurate(.log1p, x) }

  @inline(__always)
  static func tanh(_ x: Vector) -> Vector { accurate(.tanh, x) }

  @inline(__always)
  static func erf(_ x: Vector) -> Vector { accurate(.erf, x) }

  @inline(__always)
  static func sin(_ x: Vector) -> Vector { accurate(.sin, x) }

  @inline(__always)
  static func cos(_ x: Vector) -> Vector { accurate(.cos, x) }

  @inline(__always)
  static func sigmoid(_ x: Vector) -> Vector { 1 / (1 + exp(-x)) }
}
