import KernelInterface

// Each kernel stands here once for each scalar type: a C function pointer, which the tables of several
// instruction sets need, cannot be made from a closure in a generic function.

/// The kernels on `Double`.
@Sendable func optimizer64(_ rule: OptimizerRule) -> OptimizerKernel {
  switch rule {
  case .sgd: { sgd(Double.self, $0, $1, $2, $3, $4, $5) }
  case .momentum: { momentum(Double.self, looksAhead: false, $0, $1, $2, $3, $4, $5) }
  case .nesterov: { momentum(Double.self, looksAhead: true, $0, $1, $2, $3, $4, $5) }
  case .adagrad: { adagrad(Double.self, $0, $1, $2, $3, $4, $5) }
  case .rmsprop: { rmsprop(Double.self, $0, $1, $2, $3, $4, $5) }
  case .adadelta: { adadelta(Double.self, $0, $1, $2, $3, $4, $5) }
  case .adam: { adam(Double.self, keepsLargest: false, $0, $1, $2, $3, $4, $5) }
  case .amsgrad: { adam(Double.self, keepsLargest: true, $0, $1, $2, $3, $4, $5) }
  case .nadam: { nadam(Double.self, $0, $1, $2, $3, $4, $5) }
  }
}

/// The kernels on `Float`.
@Sendable func optimizer32(_ rule: OptimizerRule) -> OptimizerKernel {
  switch rule {
  case .sgd: { sgd(Float.self, $0, $1, $2, $3, $4, $5) }
  case .momentum: { momentum(Float.self, looksAhead: false, $0, $1, $2, $3, $4, $5) }
  case .nesterov: { momentum(Float.self, looksAhead: true, $0, $1, $2, $3, $4, $5) }
  case .adagrad: { adagrad(Float.self, $0, $1, $2, $3, $4, $5) }
  case .rmsprop: { rmsprop(Float.self, $0, $1, $2, $3, $4, $5) }
  case .adadelta: { adadelta(Float.self, $0, $1, $2, $3, $4, $5) }
  case .adam: { adam(Float.self, keepsLargest: false, $0, $1, $2, $3, $4, $5) }
  case .amsgrad: { adam(Float.self, keepsLargest: true, $0, $1, $2, $3, $4, $5) }
  case .nadam: { nadam(Float.self, $0, $1, $2, $3, $4, $5) }
  }
}
