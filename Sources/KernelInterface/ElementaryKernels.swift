/// The elementary functions on arrays of one scalar type.
///
/// Every value is the exact one rounded once, ties to even, whatever the instruction set; a NaN is
/// always the same NaN.
package struct ElementaryKernels: Sendable {
  /// Computes `y[i] = f(x[i])` for `count` elements; x and y may be the same pointer.
  package typealias Unary =
    @convention(c) (_ count: Int, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer) -> Void

  /// e to the power x.
  package let exp: Unary
  /// exp(x) - 1.
  package let expm1: Unary
  /// The natural logarithm; -∞ at ±0, NaN below.
  package let log: Unary
  /// log(1 + x); -∞ at -1, NaN below.
  package let log1p: Unary
  /// The hyperbolic tangent.
  package let tanh: Unary
  /// The error function.
  package let erf: Unary
  /// The sine of x radians; NaN at ±∞.
  package let sin: Unary
  /// The cosine of x radians; NaN at ±∞.
  package let cos: Unary
  /// 1 / (1 + exp(-x)), each of the operations rounded.
  package let sigmoid: Unary
  /// x to the power y in double precision, with the special cases of C's `pow`.
  ///
  /// For single values such as bias corrections: it takes microseconds.
  package let pow: @convention(c) (_ x: Double, _ y: Double) -> Double

  /// Makes a table.
  package init(
    exp: @escaping Unary, expm1: @escaping Unary, log: @escaping Unary, log1p: @escaping Unary,
    tanh: @escaping Unary, erf: @escaping Unary, sin: @escaping Unary, cos: @escaping Unary,
    sigmoid: @escaping Unary, pow: @escaping @convention(c) (Double, Double) -> Double
  ) {
    self.exp = exp
    self.expm1 = expm1
    self.log = log
    self.log1p = log1p
    self.tanh = tanh
    self.erf = erf
    self.sin = sin
    self.cos = cos
    self.sigmoid = sigmoid
    self.pow = pow
  }
}
