/// An activation function that works element by element.
protocol ElementwiseActivation {
  /// f(z).
  static func value<T: Real>(_ type: T.Type, _ z: T.Vector, _ parameter: T) -> T.Vector
  /// f'(z), where a = f(z) is known.
  static func slope<T: Real>(
    _ type: T.Type, _ z: T.Vector, _ a: T.Vector, _ parameter: T
  ) -> T.Vector
}

/// `a = f(z)`.
@inline(__always)
func forward<F: ElementwiseActivation, T: Real>(
  _ function: F.Type, _ type: T.Type, _ rows: Int, _ columns: Int, _ parameter: Double,
  _ z: UnsafeRawPointer, _ a: UnsafeMutableRawPointer
) {
  let parameter = T(parameter)
  mapVectors(T.self, rows &* columns, z, a) { F.value(T.self, $0, parameter) }
}

/// `dz = da · f'(z)`.
@inline(__always)
func backward<F: ElementwiseActivation, T: Real>(
  _ function: F.Type, _ type: T.Type, _ rows: Int, _ columns: Int, _ parameter: Double,
  _ z: UnsafeRawPointer, _ a: UnsafeRawPointer, _ da: UnsafeRawPointer,
  _ dz: UnsafeMutableRawPointer
) {
  let parameter = T(parameter)
  mapVectors(T.self, rows &* columns, z, a, da, dz) { $2 * F.slope(T.self, $0, $1, parameter) }
}

/// f(z) = z.
enum Identity: ElementwiseActivation {
  @inline(__always)
  static func value<T: Real>(_ type: T.Type, _ z: T.Vector, _ parameter: T) -> T.Vector { z }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ z: T.Vector, _ a: T.Vector, _ parameter: T
  ) -> T.Vector {
    T.Vector(repeating: 1)
  }
}

/// f(z) = 1 / (1 + exp(−z)), f' = a·(1 − a).
enum Sigmoid: ElementwiseActivation {
  @inline(__always)
  static func value<T: Real>(_ type: T.Type, _ z: T.Vector, _ parameter: T) -> T.Vector {
    1 / (1 + T.exp(-z))
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ z: T.Vector, _ a: T.Vector, _ parameter: T
  ) -> T.Vector {
    a * (1 - a)
  }
}

/// f(z) = tanh z, f' = 1 − a².
enum Tanh: ElementwiseActivation {
  @inline(__always)
  static func value<T: Real>(_ type: T.Type, _ z: T.Vector, _ parameter: T) -> T.Vector {
    T.tanh(z)
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ z: T.Vector, _ a: T.Vector, _ parameter: T
  ) -> T.Vector {
    1 - a * a
  }
}

/// f(z) = max(0, z), f' = 1 where z > 0 and 0 elsewhere, at 0 too.
enum Rectifier: ElementwiseActivation {
  @inline(__always)
  static func value<T: Real>(_ type: T.Type, _ z: T.Vector, _ parameter: T) -> T.Vector {
    // Written so that NaN passes through and −0 becomes 0, as in np.maximum(0, z).
    z.replacing(with: 0, where: z .<= 0)
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ z: T.Vector, _ a: T.Vector, _ parameter: T
  ) -> T.Vector {
    T.Vector(repeating: 0).replacing(with: 1, where: z .> 0)
  }
}
