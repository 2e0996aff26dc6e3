/// A loss function that is a sum over elements.
protocol ElementwiseLoss {
  /// The term of an output a with target y.
  static func term<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector
  /// The derivative of the term with respect to a.
  static func slope<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector
}

/// The terms of a loss.
@inline(__always)
func terms<F: ElementwiseLoss, T: Real>(
  _ function: F.Type, _ type: T.Type, _ rows: Int, _ columns: Int, _ parameter: Double,
  _ a: UnsafeRawPointer, _ y: UnsafeRawPointer, _ terms: UnsafeMutableRawPointer
) {
  let parameter = T(parameter)
  mapVectors(T.self, rows &* columns, a, y, terms) { F.term(T.self, $0, $1, parameter) }
}

/// The gradient of the sum of a loss's terms.
@inline(__always)
func gradient<F: ElementwiseLoss, T: Real>(
  _ function: F.Type, _ type: T.Type, _ rows: Int, _ columns: Int, _ parameter: Double,
  _ a: UnsafeRawPointer, _ y: UnsafeRawPointer, _ da: UnsafeMutableRawPointer
) {
  let parameter = T(parameter)
  mapVectors(T.self, rows &* columns, a, y, da) { F.slope(T.self, $0, $1, parameter) }
}

/// ½(a − y)², with derivative a − y.
enum HalfSquaredError: ElementwiseLoss {
  @inline(__always)
  static func term<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    let error = a - y
    return 0.5 * (error * error)
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    a - y
  }
}

/// (a − y)², with derivative 2(a − y).
enum SquaredError: ElementwiseLoss {
  @inline(__always)
  static func term<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    let error = a - y
    return error * error
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    2 * (a - y)
  }
}

/// −(y log a + (1 − y) log(1 − a)), with derivative (a − y) / (a (1 − a)).
///
/// 0 · log 0 counts as 0, so that a prediction that is certain and right costs nothing.
enum BinaryCrossEntropy: ElementwiseLoss {
  @inline(__always)
  static func term<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    let rest = 1 - y
    let yes = (y * T.log(a)).replacing(with: 0, where: y .== 0)
    let no = (rest * T.log(1 - a)).replacing(with: 0, where: rest .== 0)
    return -(yes + no)
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    (a - y) / (a * (1 - a))
  }
}
