import KernelInterface

/// The kernels as compiled for this module's instruction set.
public let tables = KernelTables(float64: float64, float32: float32)

private let float64 = Kernels(
  product: { m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, continues in
    product(Double.self, m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, continues)
  },
  arithmetic: ArithmeticKernels(
    addRow: { addRow(Double.self, $0, $1, $2, $3, $4) },
    sumRows: { sumRows(Double.self, $0, $1, $2, $3) },
    subtract: { mapVectors(Double.self, $0, $1, $2, $3) { $0 - $1 } },
    divide: {
      let d = $1; mapVectors(Double.self, $0, $2, $2) { $0 / d }
    },
    sum: { pairwiseSum(Double.self, $0, $1) }),
  activation: activation64, loss: loss64, optimizer: optimizer64)

private let float32 = Kernels(
  product: { m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, continues in
    product(Float.self, m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, continues)
  },
  arithmetic: ArithmeticKernels(
    addRow: { addRow(Float.self, $0, $1, $2, $3, $4) },
    sumRows: { sumRows(Float.self, $0, $1, $2, $3) },
    subtract: { mapVectors(Float.self, $0, $1, $2, $3) { $0 - $1 } },
    divide: {
      let d = Float($1); mapVectors(Float.self, $0, $2, $2) { $0 / d }
    },
    sum: { pairwiseSum(Float.self, $0, $1) }),
  activation: activation32, loss: loss32, optimizer: optimizer32)

@Sendable private func activation64(_ function: ActivationFunction) -> ActivationKernels {
  switch function {
  case .identity:
    ActivationKernels(
      forward: { forward(Identity.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(Identity.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .sigmoid:
    ActivationKernels(
      forward: { forward(Sigmoid.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(Sigmoid.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .tanh:
    ActivationKernels(
      forward: { forward(Tanh.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(Tanh.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .relu:
    ActivationKernels(
      forward: { forward(Rectifier.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(Rectifier.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  }
}

@Sendable private func activation32(_ function: ActivationFunction) -> ActivationKernels {
  switch function {
  case .identity:
    ActivationKernels(
      forward: { forward(Identity.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(Identity.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .sigmoid:
    ActivationKernels(
      forward: { forward(Sigmoid.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(Sigmoid.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .tanh:
    ActivationKernels(
      forward: { forward(Tanh.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(Tanh.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .relu:
    ActivationKernels(
      forward: { forward(Rectifier.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(Rectifier.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  }
}

@Sendable private func loss64(_ function: LossFunction) -> LossKernels {
  switch function {
  case .halfSquaredError:
    LossKernels(
      terms: { terms(HalfSquaredError.self, Double.self, $0, $1, $2, $3, $4, $5) },
      gradient: { gradient(HalfSquaredError.self, Double.self, $0, $1, $2, $3, $4, $5) })
  case .squaredError:
    LossKernels(
      terms: { terms(SquaredError.self, Double.self, $0, $1, $2, $3, $4, $5) },
      gradient: { gradient(SquaredError.self, Double.self, $0, $1, $2, $3, $4, $5) })
  case .binaryCrossEntropy:
    LossKernels(
      terms: { terms(BinaryCrossEntropy.self, Double.self, $0, $1, $2, $3, $4, $5) },
      gradient: { gradient(BinaryCrossEntropy.self, Double.self, $0, $1, $2, $3, $4, $5) })
  }
}

@Sendable private func loss32(_ function: LossFunction) -> LossKernels {
  switch function {
  case .halfSquaredError:
    LossKernels(
      terms: { terms(HalfSquaredError.self, Float.self, $0, $1, $2, $3, $4, $5) },
      gradient: { gradient(HalfSquaredError.self, Float.self, $0, $1, $2, $3, $4, $5) })
  case .squaredError:
    LossKernels(
      terms: { terms(SquaredError.self, Float.self, $0, $1, $2, $3, $4, $5) },
      gradient: { gradient(SquaredError.self, Float.self, $0, $1, $2, $3, $4, $5) })
  case .binaryCrossEntropy:
    LossKernels(
      terms: { terms(BinaryCrossEntropy.self, Float.self, $0, $1, $2, $3, $4, $5) },
      gradient: { gradient(BinaryCrossEntropy.self, Float.self, $0, $1, $2, $3, $4, $5) })
  }
}

@Sendable private func optimizer64(_ rule: OptimizerRule) -> OptimizerKernel {
  switch rule {
  case .sgd: { sgd(Double.self, $0, $1, $2, $3, $4, $5) }
  }
}

@Sendable private func optimizer32(_ rule: OptimizerRule) -> OptimizerKernel {
  switch rule {
  case .sgd: { sgd(Float.self, $0, $1, $2, $3, $4, $5) }
  }
}
