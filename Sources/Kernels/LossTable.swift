import KernelInterface

/// The kernels on `Double`.
@Sendable func loss64(_ function: LossFunction) -> LossKernels {
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

/// The kernels on `Float`.
@Sendable func loss32(_ function: LossFunction) -> LossKernels {
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
