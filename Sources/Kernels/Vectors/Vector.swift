// Small functions of vectors that activations, losses and optimizers share.

extension Real {
  /// −1, 0 or 1.
  @inline(__always)
  static func sign(_ x: Vector) -> Vector {
    Vector(repeating: 0).replacing(with: 1, where: x .> Self(0)).replacing(
      with: -1, where: x .< Self(0))
  }

  /// `yes` where the mask is set, `no` elsewhere.
  @inline(__always)
  static func select(
    _ mask: SIMDMask<Vector.MaskStorage>, _ yes: Vector, _ no: Vector
  ) -> Vector {
    no.replacing(with: yes, where: mask)
  }

  /// log(1 + exp(x)) without overflow.
  @inline(__always)
  static func softplus(_ x: Vector) -> Vector {
    select(x .> Self(0), x, Vector(repeating: 0)) + callLog1p(callExp(-abs(x)))
  }
}
