import KernelInterface

// Each kernel stands here once for each scalar type: a C function pointer, which the tables of several
// instruction sets need, cannot be made from a closure in a generic function.

/// The kernels on `Double`.
@Sendable func optimizer64(_ rule: OptimizerRule) -> OptimizerKernel {
  switch rule {
  case .sgd: { sgd(Double.self, $0, $1, $2, $3, $4, $5) }
  case .momentum: { momentum(Double.self, $0, $1, $2, $3, $4, $5) }
  case .nesterov: { nesterov(Double.self, $0, $1, $2, $3, $4, $5) }
  case .adagrad: { adagrad(Double.self, $0, $1, $2, $3, $4, $5) }
  case .rmsprop: { rmsprop(Double.self, $0, $1, $2, $3, $4, $5) }
  case .adadelta: { adadelta(Double.self, $0, $1, $2, $3, $4, $5) }
  case .adam: { adam(Double.self, $0, $1, $2, $3, $4, $5) }
  case .amsgrad: { amsgrad(Double.self, $0, $1, $2, $3, $4, $5) }
  case .nadam: { nadam(Double.self, $0, $1, $2, $3, $4, $5) }
  case .lion: { lion(Double.self, $0, $1, $2, $3, $4, $5) }
  }
}

/// The kernels on `Float`.
@Sendable func optimizer32(_ rule: OptimizerRule) -> OptimizerKernel {
  switch rule {
  case .sgd: { sgd(Float.self, $0, $1, $2, $3, $4, $5) }
  case .momentum: { momentum(Float.self, $0, $1, $2, $3, $4, $5) }
  case .nesterov: { nesterov(Float.self, $0, $1, $2, $3, $4, $5) }
  case .adagrad: { adagrad(Float.self, $0, $1, $2, $3, $4, $5) }
  case .rmsprop: { rmsprop(Float.self, $0, $1, $2, $3, $4, $5) }
  case .adadelta: { adadelta(Float.self, $0, $1, $2, $3, $4, $5) }
  case .adam: { adam(Float.self, $0, $1, $2, $3, $4, $5) }
  case .amsgrad: { amsgrad(Float.self, $0, $1, $2, $3, $4, $5) }
  case .nadam: { nadam(Float.self, $0, $1, $2, $3, $4, $5) }
  case .lion: { lion(Float.self, $0, $1, $2, $3, $4, $5) }
  }
}
