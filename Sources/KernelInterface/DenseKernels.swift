/// The operands of a dense layer of m samples, k inputs and n units.
public struct DenseOperands: BitwiseCopyable {
  /// m
  public let samples: Int
  /// k
  public let inputs: Int
  /// n
  public let units: Int
  /// m × k
  public let x: UnsafeMutableRawPointer
  /// The gradient of x; nil where it is not wanted.
  public let dx: UnsafeMutableRawPointer?
  /// k × n
  public let w: UnsafeMutableRawPointer
  /// The gradient of w, k × n.
  public let dw: UnsafeMutableRawPointer
  /// n; nil for a layer without biases.
  public let b: UnsafeMutableRawPointer?
  /// The gradient of b, n; nil for a layer without biases.
  public let db: UnsafeMutableRawPointer?
  /// The weighted sums, m × n.
  public let s: UnsafeMutableRawPointer
  /// The sums with the biases added, m × n; s itself where there are none.
  public let z: UnsafeMutableRawPointer
  /// The gradient of z, m × n.
  public let dz: UnsafeMutableRawPointer

  /// Gathers operands.
  public init(
    samples: Int, inputs: Int, units: Int, x: UnsafeMutableRawPointer,
    dx: UnsafeMutableRawPointer?, w: UnsafeMutableRawPointer, dw: UnsafeMutableRawPointer,
    b: UnsafeMutableRawPointer?, db: UnsafeMutableRawPointer?, s: UnsafeMutableRawPointer,
    z: UnsafeMutableRawPointer, dz: UnsafeMutableRawPointer
  ) {
    (self.samples, self.inputs, self.units) = (samples, inputs, units)
    (self.x, self.dx) = (x, dx)
    (self.w, self.dw) = (w, dw)
    (self.b, self.db) = (b, db)
    (self.s, self.z, self.dz) = (s, z, dz)
  }
}

/// The passes of a dense layer so small that a call to the matrix product costs more than its work.
///
/// They give the bits of the product, `addRow` and `sumRows`. All operands are padded (see `Kernels`).
public struct DenseKernels: Sendable {
  /// The multiplications up to which these are the faster way.
  public static let limit = 128

  /// A pass over the `DenseOperands` at an address, untyped since C functions know no Swift types.
  public typealias Pass = @convention(c) (_ operands: UnsafeRawPointer) -> Void

  /// `s = x · W`, `z = s + b`.
  public let forward: Pass
  /// `dW = xᵀ · dz`, `db = Σ dz`, `dx = dz · Wᵀ`.
  public let backward: Pass

  /// Pairs the passes.
  public init(forward: @escaping Pass, backward: @escaping Pass) {
    self.forward = forward
    self.backward = backward
  }
}
