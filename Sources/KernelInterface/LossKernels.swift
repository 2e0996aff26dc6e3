/// The loss functions that have a kernel of their own. Others are composed, see `ElementProgram`.
public enum LossFunction: CaseIterable, Sendable {
  case halfSquaredError
  case squaredError
  case absoluteError
  case huber
  case binaryCrossEntropy
  case logitBinaryCrossEntropy
  case crossEntropy
  case negativeLogLikelihood
  case hinge
  case softmaxCrossEntropy
}

/// A loss's two passes, for a (outputs) and y (targets) of rows × columns.
///
/// Both take one parameter, such as Huber's threshold, which most ignore, and a scratch of
/// rows × columns in which the second finds what the first has left.
public struct LossKernels: Sendable {
  /// The terms whose sum is the loss, as many as elements.
  public typealias Terms =
    @convention(c) (
      _ rows: Int, _ columns: Int, _ parameter: Double, _ a: UnsafeRawPointer,
      _ y: UnsafeRawPointer, _ scratch: UnsafeMutableRawPointer, _ terms: UnsafeMutableRawPointer
    ) -> Void

  /// `da`, the gradient of the sum of the terms with respect to a, after `Terms` on the same.
  public typealias Gradient =
    @convention(c) (
      _ rows: Int, _ columns: Int, _ parameter: Double, _ a: UnsafeRawPointer,
      _ y: UnsafeRawPointer, _ scratch: UnsafeRawPointer, _ da: UnsafeMutableRawPointer
    ) -> Void

  /// The first pass.
  public let terms: Terms
  /// The second pass.
  public let gradient: Gradient

  /// Pairs the passes.
  public init(terms: @escaping Terms, gradient: @escaping Gradient) {
    self.terms = terms
    self.gradient = gradient
  }
}
