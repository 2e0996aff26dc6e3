/// The passes of a dense layer so small that a call to the matrix product costs more than its work.
///
/// They give the bits of the product, `addRow` and `sumRows`.
public struct DenseKernels: Sendable {
  /// The multiplications up to which these are the faster way.
  public static let limit = 128

  /// `s = x · W`, `z = s + b`.
  ///
  /// Parameters: samples m, inputs k, units n; x (m × k), w (k × n), b (n) or nil for none,
  /// s and z (m × n), which are the same without b.
  public typealias Forward =
    @convention(c) (
      _ samples: Int, _ inputs: Int, _ units: Int, _ x: UnsafeRawPointer, _ w: UnsafeRawPointer,
      _ b: UnsafeRawPointer?, _ s: UnsafeMutableRawPointer, _ z: UnsafeMutableRawPointer
    ) -> Void

  /// `dW = xᵀ · dz`, `db = Σ dz`, `dx = dz · Wᵀ`.
  ///
  /// Parameters: samples m, inputs k, units n; x (m × k), w (k × n), dz (m × n), dw (k × n),
  /// db (n) and dx (m × k), each nil where it is not wanted.
  public typealias Backward =
    @convention(c) (
      _ samples: Int, _ inputs: Int, _ units: Int, _ x: UnsafeRawPointer, _ w: UnsafeRawPointer,
      _ dz: UnsafeRawPointer, _ dw: UnsafeMutableRawPointer, _ db: UnsafeMutableRawPointer?,
      _ dx: UnsafeMutableRawPointer?
    ) -> Void

  /// The forward pass.
  public let forward: Forward
  /// The backward pass.
  public let backward: Backward

  /// Pairs the passes.
  public init(forward: @escaping Forward, backward: @escaping Backward) {
    self.forward = forward
    self.backward = backward
  }
}
