// Far out a product of a huge z and a vanishing factor is 0, as it is on the way there: not NaN, which 0 · ∞ gives.

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
  static func value<T: Real>(_ type: T.Type, _ z: T.Vector, _ parameter: T) -> T.Vector {
    z
  }

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
    T.sigmoid(z)
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
enum ReLU: ElementwiseActivation {
  @inline(__always)
  static func value<T: Real>(_ type: T.Type, _ z: T.Vector, _ parameter: T) -> T.Vector {
    // Written so that NaN passes through and −0 becomes 0, as in np.maximum(0, z).
    z.replacing(with: 0, where: z .<= T(0))
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ z: T.Vector, _ a: T.Vector, _ parameter: T
  ) -> T.Vector {
    T.select(z .> T(0), T.Vector(repeating: 1), T.Vector(repeating: 0))
  }
}

/// f(z) = z where z > 0, αz elsewhere; α is the parameter.
enum LeakyReLU: ElementwiseActivation {
  @inline(__always)
  static func value<T: Real>(_ type: T.Type, _ z: T.Vector, _ parameter: T) -> T.Vector {
    T.select(z .> T(0), z, parameter * z)
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ z: T.Vector, _ a: T.Vector, _ parameter: T
  ) -> T.Vector {
    T.select(z .> T(0), T.Vector(repeating: 1), T.Vector(repeating: parameter))
  }
}

/// f(z) = z where z > 0, α(exp(z) − 1) elsewhere; α is the parameter.
enum ELU: ElementwiseActivation {
  @inline(__always)
  static func value<T: Real>(_ type: T.Type, _ z: T.Vector, _ parameter: T) -> T.Vector {
    T.select(z .> T(0), z, parameter * T.callExpm1(z))
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ z: T.Vector, _ a: T.Vector, _ parameter: T
  ) -> T.Vector {
    T.select(z .> T(0), T.Vector(repeating: 1), parameter * T.callExp(z))
  }
}

/// f(z) = λz where z > 0, λα(exp(z) − 1) elsewhere.
///
/// The constants are those for which activations keep mean 0 and variance 1 (Klambauer et al.,
/// “Self-Normalizing Neural Networks”, 2017).
enum SELU: ElementwiseActivation {
  @inline(__always)
  static func value<T: Real>(_ type: T.Type, _ z: T.Vector, _ parameter: T) -> T.Vector {
    T.select(z .> T(0), scale(T.self) * z, alpha(T.self) * scale(T.self) * T.callExpm1(z))
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ z: T.Vector, _ a: T.Vector, _ parameter: T
  ) -> T.Vector {
    T.select(
      z .> T(0), T.Vector(repeating: scale(T.self)), alpha(T.self) * scale(T.self) * T.callExp(z))
  }

  @inline(__always)
  private static func scale<T: Real>(_ type: T.Type) -> T { 1.0507009873554804934193349852946 }

  @inline(__always)
  private static func alpha<T: Real>(_ type: T.Type) -> T { 1.6732632423543772848170429916717 }
}

/// f(z) = z Φ(z), f' = Φ(z) + z φ(z), Φ and φ being the normal distribution and its density.
enum GELU: ElementwiseActivation {
  @inline(__always)
  static func value<T: Real>(_ type: T.Type, _ z: T.Vector, _ parameter: T) -> T.Vector {
    let share = normalDistribution(T.self, z)
    return (z * share).replacing(with: -0.0, where: share .== T(0))
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ z: T.Vector, _ a: T.Vector, _ parameter: T
  ) -> T.Vector {
    let density = 0.398942280401432677939946059934 * T.callExp(-0.5 * (z * z))
    let change = (z * density).replacing(with: 0, where: density .== T(0))
    return normalDistribution(T.self, z) + change
  }

  @inline(__always)
  private static func normalDistribution<T: Real>(_ type: T.Type, _ z: T.Vector) -> T.Vector {
    0.5 * (1 + T.callErf(z * 0.707106781186547524400844362105))
  }
}

/// f(z) = ½z (1 + tanh u), u = √(2/π) (z + 0.044715 z³): GELU as GPT-2 computes it.
enum TanhGELU: ElementwiseActivation {
  @inline(__always)
  static func value<T: Real>(_ type: T.Type, _ z: T.Vector, _ parameter: T) -> T.Vector {
    let share = 1 + T.callTanh(inner(T.self, z))
    return (0.5 * z * share).replacing(with: -0.0, where: share .== T(0))
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ z: T.Vector, _ a: T.Vector, _ parameter: T
  ) -> T.Vector {
    let t = T.callTanh(inner(T.self, z))
    let innerSlope = 0.797884560802865355879892119869 * (1 + 0.134145 * (z * z))
    let slope = 1 - t * t
    let change = (0.5 * z * slope * innerSlope).replacing(with: 0, where: slope .== T(0))
    return 0.5 * (1 + t) + change
  }

  @inline(__always)
  private static func inner<T: Real>(_ type: T.Type, _ z: T.Vector) -> T.Vector {
    0.797884560802865355879892119869 * (z + 0.044715 * (z * z * z))
  }
}

/// f(z) = z σ(z), f' = σ(z) (1 + z (1 − σ(z))).
enum SiLU: ElementwiseActivation {
  @inline(__always)
  static func value<T: Real>(_ type: T.Type, _ z: T.Vector, _ parameter: T) -> T.Vector {
    let share = T.callSigmoid(z)
    return (z * share).replacing(with: -0.0, where: share .== T(0))
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ z: T.Vector, _ a: T.Vector, _ parameter: T
  ) -> T.Vector {
    let s = T.callSigmoid(z)
    let rest = 1 - s
    let change = (z * rest).replacing(with: 0, where: rest .== T(0))
    return (s * (1 + change)).replacing(with: -0.0, where: s .== T(0))
  }
}

/// f(z) = log(1 + exp(z)), f' = σ(z).
enum Softplus: ElementwiseActivation {
  @inline(__always)
  static func value<T: Real>(_ type: T.Type, _ z: T.Vector, _ parameter: T) -> T.Vector {
    T.softplus(z)
  }

  @inline(__always)
  static func slope<T: Real>(
    _ type: T.Type, _ z: T.Vector, _ a: T.Vector, _ parameter: T
  ) -> T.Vector {
    T.callSigmoid(z)
  }
}
