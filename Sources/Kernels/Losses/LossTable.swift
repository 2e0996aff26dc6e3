import KernelInterface

// Each kernel stands here once for each scalar type: a C function pointer, which the tables of several
// instruction sets need, cannot be made from a closure in a generic function.

/// The kernels on `Double`.
@Sendable func loss64(_ function: LossFunction) -> LossKernels {
  switch function {
  case .halfSquaredError:
    LossKernels(
      terms: { terms(HalfSquaredError.self, Double.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(HalfSquaredError.self, Double.self, $0, $1, $2, $3, $4, $6) })
  case .squaredError:
    LossKernels(
      terms: { terms(SquaredError.self, Double.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(SquaredError.self, Double.self, $0, $1, $2, $3, $4, $6) })
  case .absoluteError:
    LossKernels(
      terms: { terms(AbsoluteError.self, Double.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(AbsoluteError.self, Double.self, $0, $1, $2, $3, $4, $6) })
  case .huber:
    LossKernels(
      terms: { terms(Huber.self, Double.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(Huber.self, Double.self, $0, $1, $2, $3, $4, $6) })
  case .binaryCrossEntropy:
    LossKernels(
      terms: { terms(BinaryCrossEntropy.self, Double.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(BinaryCrossEntropy.self, Double.self, $0, $1, $2, $3, $4, $6) })
  case .logitBinaryCrossEntropy:
    LossKernels(
      terms: { terms(LogitBinaryCrossEntropy.self, Double.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(LogitBinaryCrossEntropy.self, Double.self, $0, $1, $2, $3, $4, $6) })
  case .crossEntropy:
    LossKernels(
      terms: { terms(CrossEntropy.self, Double.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(CrossEntropy.self, Double.self, $0, $1, $2, $3, $4, $6) })
  case .negativeLogLikelihood:
    LossKernels(
      terms: { terms(NegativeLogLikelihood.self, Double.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(NegativeLogLikelihood.self, Double.self, $0, $1, $2, $3, $4, $6) })
  case .hinge:
    LossKernels(
      terms: { terms(Hinge.self, Double.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(Hinge.self, Double.self, $0, $1, $2, $3, $4, $6) })
  case .softmaxCrossEntropy:
    LossKernels(
      terms: { softmaxTerms(Double.self, $0, $1, $2, $3, $4, $5, $6) },
      gradient: { softmaxGradient(Double.self, $0, $1, $2, $4, $5, $6) })
  }
}

/// The kernels on `Float`.
@Sendable func loss32(_ function: LossFunction) -> LossKernels {
  switch function {
  case .halfSquaredError:
    LossKernels(
      terms: { terms(HalfSquaredError.self, Float.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(HalfSquaredError.self, Float.self, $0, $1, $2, $3, $4, $6) })
  case .squaredError:
    LossKernels(
      terms: { terms(SquaredError.self, Float.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(SquaredError.self, Float.self, $0, $1, $2, $3, $4, $6) })
  case .absoluteError:
    LossKernels(
      terms: { terms(AbsoluteError.self, Float.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(AbsoluteError.self, Float.self, $0, $1, $2, $3, $4, $6) })
  case .huber:
    LossKernels(
      terms: { terms(Huber.self, Float.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(Huber.self, Float.self, $0, $1, $2, $3, $4, $6) })
  case .binaryCrossEntropy:
    LossKernels(
      terms: { terms(BinaryCrossEntropy.self, Float.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(BinaryCrossEntropy.self, Float.self, $0, $1, $2, $3, $4, $6) })
  case .logitBinaryCrossEntropy:
    LossKernels(
      terms: { terms(LogitBinaryCrossEntropy.self, Float.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(LogitBinaryCrossEntropy.self, Float.self, $0, $1, $2, $3, $4, $6) })
  case .crossEntropy:
    LossKernels(
      terms: { terms(CrossEntropy.self, Float.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(CrossEntropy.self, Float.self, $0, $1, $2, $3, $4, $6) })
  case .negativeLogLikelihood:
    LossKernels(
      terms: { terms(NegativeLogLikelihood.self, Float.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(NegativeLogLikelihood.self, Float.self, $0, $1, $2, $3, $4, $6) })
  case .hinge:
    LossKernels(
      terms: { terms(Hinge.self, Float.self, $0, $1, $2, $3, $4, $6) },
      gradient: { gradient(Hinge.self, Float.self, $0, $1, $2, $3, $4, $6) })
  case .softmaxCrossEntropy:
    LossKernels(
      terms: { softmaxTerms(Float.self, $0, $1, $2, $3, $4, $5, $6) },
      gradient: { softmaxGradient(Float.self, $0, $1, $2, $4, $5, $6) })
  }
}
