import KernelInterface

/// The kernels on `Double`.
@Sendable func activation64(_ function: ActivationFunction) -> ActivationKernels {
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

/// The kernels on `Float`.
@Sendable func activation32(_ function: ActivationFunction) -> ActivationKernels {
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
