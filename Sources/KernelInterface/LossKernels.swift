/// The loss functions that kernels exist for.
public enum LossFunction: CaseIterable, Sendable {
  case halfSquaredError
  case squaredError
  case binaryCrossEntropy
}

/// A loss's two passes. Both take one parameter, such as Huber's threshold, which most ignore.
public struct LossKernels: Sendable {
  /// The terms whose sum is the loss; a (outputs) and y (targets) are rows × columns. Terms are as many as
  /// elements, or one for each row where the loss is defined on rows.
  public typealias Terms =
    @convention(c) (
      _ rows: Int, _ columns: Int, _ parameter: Double, _ a: UnsafeRawPointer,
      _ y: UnsafeRawPointer, _ terms: UnsafeMutableRawPointer
    ) -> Void

  /// `da`, the gradient of the *sum* of the terms with respect to a; all rows × columns.
  public typealias Gradient =
    @convention(c) (
      _ rows: Int, _ columns: Int, _ parameter: Double, _ a: UnsafeRawPointer,
      _ y: UnsafeRawPointer, _ da: UnsafeMutableRawPointer
    ) -> Void

  public var terms: Terms
  public var gradient: Gradient

  /// Pairs the passes.
  public init(terms: @escaping Terms, gradient: @escaping Gradient) {
    self.terms = terms
    self.gradient = gradient
  }
}
