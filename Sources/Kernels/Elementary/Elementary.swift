/// The correctly rounded elementary functions on vectors of one scalar type, for use in loops of
/// `T: Real`: `T.exp(x)` with `x` a `T.Vector`.
///
/// Each lane is the value of the exact function rounded once to the nearest number, ties to even,
/// for every argument; a NaN result is always the same NaN. So the bits are a specification, not
/// those of an implementation.
protocol ElementaryFunctions {
  /// 64 bytes of scalars.
  associatedtype Vector

  /// e to the power x.
  static func exp(_ x: Vector) -> Vector
  /// exp(x) - 1.
  static func expm1(_ x: Vector) -> Vector
  /// The natural logarithm; -∞ at ±0, NaN below.
  static func log(_ x: Vector) -> Vector
  /// log(1 + x); -∞ at -1, NaN below.
  static func log1p(_ x: Vector) -> Vector
  /// The hyperbolic tangent.
  static func tanh(_ x: Vector) -> Vector
  /// The error function.
  static func erf(_ x: Vector) -> Vector
  /// The sine of x radians; NaN at ±∞.
  static func sin(_ x: Vector) -> Vector
  /// The cosine of x radians; NaN at ±∞.
  static func cos(_ x: Vector) -> Vector
  /// 1 / (1 + exp(-x)), each operation rounded.
  static func sigmoid(_ x: Vector) -> Vector
}
