import KernelInterface

/// The kernels as compiled for this module's instruction set.
package let tables = KernelTables(float64: float64, float32: float32)

private let float64 = Kernels(
  product: productFloat64,
  dense: DenseKernels(
    forward: { denseForward(Double.self, $0) },
    backward: { denseBackward(Double.self, $0) }),
  windows: WindowKernels(
    addChannels: { addChannels(Double.self, $0, $1, $2, $3, $4) },
    sumChannels: { sumChannels(Double.self, $0, $1, $2, $3, $4) },
    unfold: { unfold(Double.self, $0, $1, $2) },
    unfoldRows: { unfoldRows(Double.self, $0, $1, $2, $3, $4) },
    fold: { fold(Double.self, $0, $1, $2) },
    maximum: { maximumPool(Double.self, $0, $1, $2, $3, $4) },
    maximumBackward: { maximumPoolBackward(Double.self, $0, $1, $2, $3, $4) },
    average: { n, s, x, z, _ in averagePool(Double.self, n, s, x, z) },
    averageBackward: { n, s, dz, dx, _ in averagePoolBackward(Double.self, n, s, dz, dx) }),
  normalization: NormalizationKernels(
    normalize: { normalize(Double.self, $0, $1, $2, $3, $4, $5, $6, $7) },
    normalizeBackward: { normalizeBackward(Double.self, $0, $1, $2, $3, $4) },
    affine: { affine(Double.self, $0, $1, $2, $3, $4, $5, $6) },
    affineBackward: { affineBackward(Double.self, $0, $1, $2, $3, $4, $5, $6, $7, $8) }),
  elements: { run(Double.self, $0, $1) },
  elementary: elementaryFloat64,
  arithmetic: ArithmeticKernels(
    addRow: { addRow(Double.self, $0, $1, $2, $3, $4) },
    sumRows: { sumRows(Double.self, $0, $1, $2, $3) },
    outer: { outer(Double.self, $0, $1, $2, $3, $4) },
    subtract: { mapVectors(Double.self, $0, $1, $2, $3) { $0 - $1 } },
    multiply: { mapVectors(Double.self, $0, $1, $2, $3) { $0 * $1 } },
    divide: { divide(Double.self, $0, $1, $2) },
    scale: { scale(Double.self, $0, $1, $2) },
    sum: { pairwiseSum(Double.self, $0, $1) },
    sumOfSquares: { sumOfSquares(Double.self, $0, $1) },
    penalize: { penalize(Double.self, $0, $1, $2, $3, $4, $5, $6) },
    choose: { choose64($0, $1, $2, $3, $4, $5) }),
  activation: activation64, loss: loss64, optimizer: optimizer64)

private let float32 = Kernels(
  product: productFloat32,
  dense: DenseKernels(
    forward: { denseForward(Float.self, $0) },
    backward: { denseBackward(Float.self, $0) }),
  windows: WindowKernels(
    addChannels: { addChannels(Float.self, $0, $1, $2, $3, $4) },
    sumChannels: { sumChannels(Float.self, $0, $1, $2, $3, $4) },
    unfold: { unfold(Float.self, $0, $1, $2) },
    unfoldRows: { unfoldRows(Float.self, $0, $1, $2, $3, $4) },
    fold: { fold(Float.self, $0, $1, $2) },
    maximum: { maximumPool(Float.self, $0, $1, $2, $3, $4) },
    maximumBackward: { maximumPoolBackward(Float.self, $0, $1, $2, $3, $4) },
    average: { n, s, x, z, _ in averagePool(Float.self, n, s, x, z) },
    averageBackward: { n, s, dz, dx, _ in averagePoolBackward(Float.self, n, s, dz, dx) }),
  normalization: NormalizationKernels(
    normalize: { normalize(Float.self, $0, $1, $2, $3, $4, $5, $6, $7) },
    normalizeBackward: { normalizeBackward(Float.self, $0, $1, $2, $3, $4) },
    affine: { affine(Float.self, $0, $1, $2, $3, $4, $5, $6) },
    affineBackward: { affineBackward(Float.self, $0, $1, $2, $3, $4, $5, $6, $7, $8) }),
  elements: { run(Float.self, $0, $1) },
  elementary: elementaryFloat32,
  arithmetic: ArithmeticKernels(
    addRow: { addRow(Float.self, $0, $1, $2, $3, $4) },
    sumRows: { sumRows(Float.self, $0, $1, $2, $3) },
    outer: { outer(Float.self, $0, $1, $2, $3, $4) },
    subtract: { mapVectors(Float.self, $0, $1, $2, $3) { $0 - $1 } },
    multiply: { mapVectors(Float.self, $0, $1, $2, $3) { $0 * $1 } },
    divide: { divide(Float.self, $0, $1, $2) },
    scale: { scale(Float.self, $0, $1, $2) },
    sum: { pairwiseSum(Float.self, $0, $1) },
    sumOfSquares: { sumOfSquares(Float.self, $0, $1) },
    penalize: { penalize(Float.self, $0, $1, $2, $3, $4, $5, $6) },
    choose: { choose32($0, $1, $2, $3, $4, $5) }),
  activation: activation32, loss: loss32, optimizer: optimizer32)
