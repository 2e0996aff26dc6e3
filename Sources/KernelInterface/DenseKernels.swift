/// Which results of a dense layer are single terms and no sums, since the values that a reader sees have no axis to sum
/// over: a number, or the product of two as `np.outer` and `*` give it. These keep the sign of a zero; sums start from
/// +0.
package struct SingleTerms: BitwiseCopyable, Sendable {
  /// x · W, where x has one feature.
  package let s: Bool
  /// xᵀ · dz, where x is one sample.
  package let dw: Bool
  /// Σ dz, where z is one sample.
  package let db: Bool
  /// dz · Wᵀ, where z has one feature.
  package let dx: Bool

  /// Names those that are.
  package init(s: Bool = false, dw: Bool = false, db: Bool = false, dx: Bool = false) {
    (self.s, self.dw, self.db, self.dx) = (s, dw, db, dx)
  }
}

/// The operands of a dense layer of m samples, k inputs and n units.
package struct DenseOperands: BitwiseCopyable {
  /// m
  package let samples: Int
  /// k
  package let inputs: Int
  /// n
  package let units: Int
  /// m × k
  package let x: UnsafeMutableRawPointer
  /// The gradient of x; nil where it is not wanted.
  package let dx: UnsafeMutableRawPointer?
  /// k × n
  package let w: UnsafeMutableRawPointer
  /// The gradient of w, k × n.
  package let dw: UnsafeMutableRawPointer
  /// n; nil for a layer without biases.
  package let b: UnsafeMutableRawPointer?
  /// The gradient of b, n; nil for a layer without biases.
  package let db: UnsafeMutableRawPointer?
  /// The weighted sums, m × n.
  package let s: UnsafeMutableRawPointer
  /// The sums with the biases added, m × n; s itself where there are none.
  package let z: UnsafeMutableRawPointer
  /// The gradient of z, m × n.
  package let dz: UnsafeMutableRawPointer
  /// The results that are no sums.
  package let singleTerms: SingleTerms

  /// Gathers operands.
  package init(
    samples: Int, inputs: Int, units: Int, x: UnsafeMutableRawPointer,
    dx: UnsafeMutableRawPointer?, w: UnsafeMutableRawPointer, dw: UnsafeMutableRawPointer,
    b: UnsafeMutableRawPointer?, db: UnsafeMutableRawPointer?, s: UnsafeMutableRawPointer,
    z: UnsafeMutableRawPointer, dz: UnsafeMutableRawPointer,
    singleTerms: SingleTerms = SingleTerms()
  ) {
    (self.samples, self.inputs, self.units) = (samples, inputs, units)
    (self.x, self.dx) = (x, dx)
    (self.w, self.dw) = (w, dw)
    (self.b, self.db) = (b, db)
    (self.s, self.z, self.dz) = (s, z, dz)
    self.singleTerms = singleTerms
  }
}

/// The passes of a dense layer so small that a call to the matrix product costs more than its work.
///
/// They give the bits of the product, `addRow` and `sumRows`, or of `outer`. All operands are padded (see `Kernels`).
package struct DenseKernels: Sendable {
  /// The multiplications up to which these are the faster way.
  package static let limit = 128

  /// A pass over the `DenseOperands` at an address, untyped since C functions know no Swift types.
  package typealias Pass = @convention(c) (_ operands: UnsafeRawPointer) -> Void

  /// `s = x · W`, `z = s + b`.
  package let forward: Pass
  /// `dW = xᵀ · dz`, `db = Σ dz`, `dx = dz · Wᵀ`.
  package let backward: Pass

  /// Pairs the passes.
  package init(forward: @escaping Pass, backward: @escaping Pass) {
    self.forward = forward
    self.backward = backward
  }
}
