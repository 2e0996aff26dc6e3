import KernelInterface

/// The kernels as compiled for this module's instruction set.
public let tables = KernelTables(float64: float64, float32: float32)

private let float64 = Kernels(
  product: { m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, continues, workspace in
    product(
      Double.self, m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, continues,
      workspace)
  })

private let float32 = Kernels(
  product: { m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, continues, workspace in
    product(
      Float.self, m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, continues,
      workspace)
  })
