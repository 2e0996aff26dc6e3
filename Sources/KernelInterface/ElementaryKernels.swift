/// The elementary functions on arrays of one scalar type.
///
/// Every value is the exact one rounded once, ties to even, whatever the instruction set; a NaN is
/// always the same NaN.
public struct ElementaryKernels: Sendable {
  /// Computes `y[i] = f(x[i])` for `count` elements; x and y may be the same pointer.
  public typealias Unary =
    @convention(c) (_ count: Int, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer) -> Void

  /// e to the power x.
  public let exp: Unary
  /// exp(x) - 1.
  public let expm1: Unary
  /// The natural logarithm; -∞ at ±0, NaN below.
  public let log: Unary
  /// log(1 + x); -∞ at -1, NaN below.
  public let log1p: Unary
  /// The hyperbolic tangent.
  public let tanh: Unary
  /// The error function.
  public let erf: Unary
  /// The sine of x radians; NaN at ±∞.
  public let sin: Unary
  /// The cosine of x radians; NaN at ±∞.
  public let cos: Unary
  /// 1 / (1 + exp(-x)), each of the operations rounded.
  public let sigmoid: Unary
  /// x to the power y in double precision, with the special cases of C's `pow`.
  ///
  /// For single values such as bias corrections: it takes microseconds.
  public let pow: @convention(c) (_ x: Double, _ y: Double) -> Double

  /// Makes a table.
  public init(
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
