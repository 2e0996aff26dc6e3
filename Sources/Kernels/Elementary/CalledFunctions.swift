/// Elementary functions that are called instead of inlined.
///
/// An inlined one takes hundreds of instructions at each place of use, in each precision and for each
/// instruction set. Where a few nanoseconds for a vector do not matter, these keep the program
/// small and its build short.
protocol CalledFunctions: ElementaryFunctions {
  /// e to the power x.
  static func callExp(_ x: Vector) -> Vector
  /// exp(x) − 1.
  static func callExpm1(_ x: Vector) -> Vector
  /// The natural logarithm.
  static func callLog(_ x: Vector) -> Vector
  /// log(1 + x).
  static func callLog1p(_ x: Vector) -> Vector
  /// The hyperbolic tangent.
  static func callTanh(_ x: Vector) -> Vector
  /// The error function.
  static func callErf(_ x: Vector) -> Vector
  /// 1 / (1 + exp(−x)).
  static func callSigmoid(_ x: Vector) -> Vector
}

extension Double: CalledFunctions {
  @inline(never)
  static func callExp(_ x: SIMD8<Double>) -> SIMD8<Double> { exp(x) }

  @inline(never)
  static func callExpm1(_ x: SIMD8<Double>) -> SIMD8<Double> { expm1(x) }

  @inline(never)
  static func callLog(_ x: SIMD8<Double>) -> SIMD8<Double> { log(x) }

  @inline(never)
  static func callLog1p(_ x: SIMD8<Double>) -> SIMD8<Double> { log1p(x) }

  @inline(never)
  static func callTanh(_ x: SIMD8<Double>) -> SIMD8<Double> { tanh(x) }

  @inline(never)
  static func callErf(_ x: SIMD8<Double>) -> SIMD8<Double> { erf(x) }

  @inline(never)
  static func callSigmoid(_ x: SIMD8<Double>) -> SIMD8<Double> { sigmoid(x) }
}

extension Float: CalledFunctions {
  @inline(never)
  static func callExp(_ x: SIMD16<Float>) -> SIMD16<Float> { exp(x) }

  @inline(never)
  static func callExpm1(_ x: SIMD16<Float>) -> SIMD16<Float> { expm1(x) }

  @inline(never)
  static func callLog(_ x: SIMD16<Float>) -> SIMD16<Float> { log(x) }

  @inline(never)
  static func callLog1p(_ x: SIMD16<Float>) -> SIMD16<Float> { log1p(x) }

  @inline(never)
  static func callTanh(_ x: SIMD16<Float>) -> SIMD16<Float> { tanh(x) }

  @inline(never)
  static func callErf(_ x: SIMD16<Float>) -> SIMD16<Float> { erf(x) }

  @inline(never)
  static func callSigmoid(_ x: SIMD16<Float>) -> SIMD16<Float> { sigmoid(x) }
}
