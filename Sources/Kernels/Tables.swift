import KernelInterface

/// The kernels as compiled for this module's instruction set.
public let tables = KernelTables(float64: float64, float32: float32)

private let float64 = Kernels(
  product: productFloat64,
  elementary: .float64,
  arithmetic: ArithmeticKernels(
    addRow: { addRow(Double.self, $0, $1, $2, $3, $4) },
    sumRows: { sumRows(Double.self, $0, $1, $2, $3) },
    subtract: { mapVectors(Double.self, $0, $1, $2, $3) { $0 - $1 } },
    divide: { divide(Double.self, $0, $1, $2) },
    scale: { scale(Double.self, $0, $1, $2) },
    sum: { pairwiseSum(Double.self, $0, $1) },
    sumOfSquares: { sumOfSquares(Double.self, $0, $1) },
    penalize: { penalize(Double.self, $0, $1, $2, $3, $4, $5, $6) }),
  activation: activation64, loss: loss64, optimizer: optimizer64)

private let float32 = Kernels(
  product: productFloat32,
  elementary: .float32,
  arithmetic: ArithmeticKernels(
    addRow: { addRow(Float.self, $0, $1, $2, $3, $4) },
    sumRows: { sumRows(Float.self, $0, $1, $2, $3) },
    subtract: { mapVectors(Float.self, $0, $1, $2, $3) { $0 - $1 } },
    divide: { divide(Float.self, $0, $1, $2) },
    scale: { scale(Float.self, $0, $1, $2) },
    sum: { pairwiseSum(Float.self, $0, $1) },
    sumOfSquares: { sumOfSquares(Float.self, $0, $1) },
    penalize: { penalize(Float.self, $0, $1, $2, $3, $4, $5, $6) }),
  activation: activation32, loss: loss32, optimizer: optimizer32)
