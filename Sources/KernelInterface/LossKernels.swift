/// The loss functions that have a kernel of their own. Others are composed, see `ElementProgram`.
package enum LossFunction: CaseIterable, Sendable {
  /// ½(a − y)².
  case halfSquaredError
  /// (a − y)².
  case squaredError
  /// |a − y|.
  case absoluteError
  /// ½e² where |e| ≤ δ, δ(|e| − ½δ) elsewhere, e = a − y; δ is the parameter.
  case huber
  /// −(y log a + (1 − y) log(1 − a)).
  case binaryCrossEntropy
  /// log(1 + exp(a)) − a·y.
  case logitBinaryCrossEntropy
  /// −y log a.
  case crossEntropy
  /// −y·a.
  case negativeLogLikelihood
  /// max(0, 1 − y·a).
  case hinge
  /// −y log softmax(a) over the columns of a row; the parameter is the smoothing of y.
  case softmaxCrossEntropy
}

/// A loss's two passes, for a (outputs) and y (targets) of rows × columns.
///
/// Both take one parameter, such as Huber's threshold, which most ignore, and a scratch of
/// rows × columns in which the second finds what the first has left.
package struct LossKernels: Sendable {
  /// The terms whose sum is the loss, as many as elements.
  package typealias Terms =
    @convention(c) (
      _ rows: Int, _ columns: Int, _ parameter: Double, _ a: UnsafeRawPointer,
      _ y: UnsafeRawPointer, _ scratch: UnsafeMutableRawPointer, _ terms: UnsafeMutableRawPointer
    ) -> Void

  /// `da`, the gradient of the sum of the terms with respect to a, after `Terms` on the same.
  package typealias Gradient =
    @convention(c) (
      _ rows: Int, _ columns: Int, _ parameter: Double, _ a: UnsafeRawPointer,
      _ y: UnsafeRawPointer, _ scratch: UnsafeRawPointer, _ da: UnsafeMutableRawPointer
    ) -> Void

  /// The first pass.
  package let terms: Terms
  /// The second pass.
  package let gradient: Gradient

  /// Pairs the passes.
  package init(terms: @escaping Terms, gradient: @escaping Gradient) {
    self.terms = terms
    self.gradient = gradient
  }
}
