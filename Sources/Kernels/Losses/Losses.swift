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

/// |a − y|, with derivative sign(a − y), 0 at 0.
enum AbsoluteError: ElementwiseLoss {
  @inline(__always)
  static func term<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    T.abs(a - y)
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    T.sign(a - y)
  }
}

/// ½e² where |e| ≤ δ, δ(|e| − ½δ) elsewhere, e = a − y; δ is the parameter. The derivative is e kept
/// within ±δ.
enum Huber: ElementwiseLoss {
  @inline(__always)
  static func term<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    let size = T.abs(a - y)
    return T.select(
      size .<= T.Vector(repeating: parameter), 0.5 * (size * size),
      parameter * (size - 0.5 * parameter))
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    let error = a - y
    let bound = T.Vector(repeating: parameter)
    return T.select(T.abs(error) .<= bound, error, bound * T.sign(error))
  }
}

/// −(y log a + (1 − y) log(1 − a)), with derivative (a − y) / (a (1 − a)).
///
/// log(1 − a) keeps its digits where a is small. 0 · log 0 counts as 0, so that a prediction that is certain and right
/// costs nothing; the derivative is there what it is on the way: -1 for a = y = 1, and 1 for a = y = 0.
enum BinaryCrossEntropy: ElementwiseLoss {
  @inline(__always)
  static func term<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    let rest = 1 - y
    let yes = (y * T.callLog(a)).replacing(with: 0, where: y .== T(0))
    let no = (rest * T.callLog1p(-a)).replacing(with: 0, where: rest .== T(0))
    return (0 - yes) - no
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    let error = a - y
    let product = a * (1 - a)
    let limit = T.select(product .== T(0), 1 - (y + y), error)
    return T.select(error .== T(0), limit, error / product)
  }
}

/// Binary cross-entropy of σ(a), computed from the logit a without overflow: log(1 + exp(a)) − a·y,
/// with derivative σ(a) − y. Neither subtracts what nearly is the same: a confident answer keeps its digits.
enum LogitBinaryCrossEntropy: ElementwiseLoss {
  @inline(__always)
  static func term<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    // |a| times what the answer lacks of y, and what a certain answer lacks of certainty
    let lack = T.select(a .> T(0), 1 - y, y)
    let size = T.abs(a)
    let cost = (size * lack).replacing(with: 0, where: lack .== T(0))
    return cost + T.callLog1p(T.callExp(-size))
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    // σ(a) − y = (1 − y) − σ(−a)
    let isYes = y .> T(0.5)
    let difference = T.callSigmoid(T.select(isYes, -a, a)) - T.select(isYes, 1 - y, y)
    return T.select(isYes, 0 - difference, difference)
  }
}

/// −y log a, a being probabilities, with derivative −y / a. 0 · log 0 counts as 0.
enum CrossEntropy: ElementwiseLoss {
  @inline(__always)
  static func term<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    (0 - y * T.callLog(a)).replacing(with: 0, where: y .== T(0))
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    (-y / a).replacing(with: 0, where: y .== T(0))
  }
}

/// −y·a, a being log-probabilities, with derivative −y. 0 · log 0 counts as 0.
enum NegativeLogLikelihood: ElementwiseLoss {
  @inline(__always)
  static func term<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    (0 - y * a).replacing(with: 0, where: y .== T(0))
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    0 - y
  }
}

/// max(0, 1 − y·a), y being −1 or 1, with derivative −y where it is above 0.
enum Hinge: ElementwiseLoss {
  @inline(__always)
  static func term<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    let margin = 1 - y * a
    return T.select(margin .> T(0), margin, T.Vector(repeating: 0))
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ a: T.Vector, _ y: T.Vector, _ parameter: T
  ) -> T.Vector {
    T.select(1 - y * a .> T(0), -y, T.Vector(repeating: 0))
  }
}
