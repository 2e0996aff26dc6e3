import KernelInterface

/// The kernels on `Double`.
@Sendable func optimizer64(_ rule: OptimizerRule) -> OptimizerKernel {
  switch rule {
  case .sgd: { sgd(Double.self, $0, $1, $2, $3, $4, $5) }
  }
}

/// The kernels on `Float`.
@Sendable func optimizer32(_ rule: OptimizerRule) -> OptimizerKernel {
  switch rule {
  case .sgd: { sgd(Float.self, $0, $1, $2, $3, $4, $5) }
  }
}
