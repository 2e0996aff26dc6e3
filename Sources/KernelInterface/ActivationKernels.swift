/// The activation functions that have a kernel of their own. Others are composed, see `ElementProgram`.
package enum ActivationFunction: CaseIterable, Sendable {
  /// f(z) = z.
  case identity
  /// f(z) = 1 / (1 + exp(−z)).
  case sigmoid
  /// f(z) = tanh z.
  case tanh
  /// f(z) = max(0, z).
  case relu
  /// f(z) = z where z > 0, αz elsewhere; α is the parameter.
  case leakyReLU
  /// f(z) = z where z > 0, α(exp(z) − 1) elsewhere; α is the parameter.
  case elu
  /// f(z) = λz where z > 0, λα(exp(z) − 1) elsewhere.
  case selu
  /// f(z) = z Φ(z), Φ being the normal distribution.
  case gelu
  /// f(z) = ½z (1 + tanh(√(2/π) (z + 0.044715 z³))).
  case tanhGELU
  /// f(z) = z / (1 + exp(−z)).
  case silu
  /// f(z) = log(1 + exp(z)).
  case softplus
  /// a = exp(z) / Σ exp(z) over the columns of a row.
  case softmax
}

/// An activation's two passes. Both take one parameter, such as a slope, which most ignore.
package struct ActivationKernels: Sendable {
  /// `a = f(z)`; z and a are rows × columns.
  package typealias Forward =
    @convention(c) (
      _ rows: Int, _ columns: Int, _ parameter: Double, _ z: UnsafeRawPointer,
      _ a: UnsafeMutableRawPointer
    ) -> Void

  /// `dz = da · f'(z)`, where `a = f(z)`; all rows × columns. dz may be da.
  package typealias Backward =
    @convention(c) (
      _ rows: Int, _ columns: Int, _ parameter: Double, _ z: UnsafeRawPointer,
      _ a: UnsafeRawPointer, _ da: UnsafeRawPointer, _ dz: UnsafeMutableRawPointer
    ) -> Void

  /// From z to a.
  package var forward: Forward
  /// From da to dz.
  package var backward: Backward

  /// Pairs the passes.
  package init(forward: @escaping Forward, backward: @escaping Backward) {
    self.forward = forward
    self.backward = backward
  }
}
