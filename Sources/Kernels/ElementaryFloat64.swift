extension Double: ElementaryFunctions {
  @inline(__always)
  static func sin(_ x: Vector) -> Vector { accurate(.sin, x) }

  @inline(__always)
  static func cos(_ x: Vector) -> Vector { accurate(.cos, x) }
}
