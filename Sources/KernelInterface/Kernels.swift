/// The loops that do arithmetic, for one scalar type and one instruction set.
///
/// Everything that touches training data goes through this table: pointers in, pointers out, no
/// allocation, no locks. All tables of one scalar type give the same bits. The functions are C
/// functions, so that a call through the table costs no reference counting.
///
/// Pointers are to elements of the table's scalar type, row-major. Strides count elements. Outputs
/// never overlap inputs unless a function says so.
///
/// **Padding.** A function that works element by element may read and write up to the next multiple
/// of 64 bytes (`Kernels.padding`) behind each of its operands, so that it needs no special case
/// for the last few elements. Such operands are aligned to 64 bytes; what stands in their padding has no
/// meaning. The product and the functions that sum never touch padding and need no alignment.
package struct Kernels: Sendable {
  /// The bytes to which elementwise operands are aligned and padded.
  package static let padding = 64

  /// Computes `c = a · b`, or continues it.
  ///
  /// Each element of `c` is one chain of fused multiply-adds over ascending k that starts from
  /// +0, as that of NumPy's `@`, or from the stored element of `c` where `continues` is true.
  ///
  /// Parameters: rows m, columns n, depth k; a (m × k) with its row and column strides; b (k × n)
  /// with its row and column strides; c (m × n) with its row stride; continues; the workspace,
  /// `workspaceSize` bytes aligned to 64, which no other call may use at the same time. Its content
  /// does not matter before and means nothing after, and small products do not touch it.
  package typealias Product =
    @convention(c) (
      _ m: Int, _ n: Int, _ k: Int,
      _ a: UnsafeRawPointer, _ aRowStride: Int, _ aColumnStride: Int,
      _ b: UnsafeRawPointer, _ bRowStride: Int, _ bColumnStride: Int,
      _ c: UnsafeMutableRawPointer, _ cRowStride: Int, _ continues: Bool,
      _ workspace: UnsafeMutableRawPointer
    ) -> Void

  /// The bytes of a workspace, enough for every product of any instruction set.
  package static let workspaceSize = 1 << 19 + 1 << 15

  /// The matrix product.
  package var product: Product
  /// Dense layers too small for the product.
  package var dense: DenseKernels
  /// Convolution and pooling.
  package let windows: WindowKernels
  /// Normalisation.
  package let normalization: NormalizationKernels
  /// Expressions that are composed of elementwise operations.
  package let elements: ElementProgram.Run
  /// The elementary functions.
  package let elementary: ElementaryKernels
  /// Elementwise arithmetic and sums.
  package var arithmetic: ArithmeticKernels
  /// The kernels of an activation function.
  package var activation: @Sendable (ActivationFunction) -> ActivationKernels
  /// The kernels of a loss function.
  package var loss: @Sendable (LossFunction) -> LossKernels
  /// The kernel of an optimizer.
  package var optimizer: @Sendable (OptimizerRule) -> OptimizerKernel

  /// Makes a table.
  package init(
    product: @escaping Product,
    dense: DenseKernels,
    windows: WindowKernels,
    normalization: NormalizationKernels,
    elements: @escaping ElementProgram.Run,
    elementary: ElementaryKernels,
    arithmetic: ArithmeticKernels,
    activation: @escaping @Sendable (ActivationFunction) -> ActivationKernels,
    loss: @escaping @Sendable (LossFunction) -> LossKernels,
    optimizer: @escaping @Sendable (OptimizerRule) -> OptimizerKernel
  ) {
    self.product = product
    self.dense = dense
    self.windows = windows
    self.normalization = normalization
    self.elements = elements
    self.elementary = elementary
    self.arithmetic = arithmetic
    self.activation = activation
    self.loss = loss
    self.optimizer = optimizer
  }
}

/// The tables of one instruction set.
package struct KernelTables: Sendable {
  /// The kernels on `Double`.
  package let float64: Kernels
  /// The kernels on `Float`.
  package let float32: Kernels

  /// Pairs the tables.
  package init(float64: Kernels, float32: Kernels) {
    self.float64 = float64
    self.float32 = float32
  }
}
