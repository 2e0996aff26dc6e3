/// The activation functions that have a kernel of their own. Others are composed, see `ElementProgram`.
public enum ActivationFunction: CaseIterable, Sendable {
  case identity
  case sigmoid
  case tanh
  case relu
  case leakyReLU
  case elu
  case selu
  case gelu
  case tanhGELU
  case silu
  case softplus
  case softmax
}

/// An activation's two passes. Both take one parameter, such as a slope, which most ignore.
public struct ActivationKernels: Sendable {
  /// `a = f(z)`; z and a are rows × columns.
  public typealias Forward =
    @convention(c) (
      _ rows: Int, _ columns: Int, _ parameter: Double, _ z: UnsafeRawPointer,
      _ a: UnsafeMutableRawPointer
    ) -> Void

  /// `dz = da · f'(z)`, where `a = f(z)`; all rows × columns. dz may be da.
  public typealias Backward =
    @convention(c) (
      _ rows: Int, _ columns: Int, _ parameter: Double, _ z: UnsafeRawPointer,
      _ a: UnsafeRawPointer, _ da: UnsafeRawPointer, _ dz: UnsafeMutableRawPointer
    ) -> Void

  public var forward: Forward
  public var backward: Backward

  /// Pairs the passes.
  public init(forward: @escaping Forward, backward: @escaping Backward) {
    self.forward = forward
    self.backward = backward
  }
}
