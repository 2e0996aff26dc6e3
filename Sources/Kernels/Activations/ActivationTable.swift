import KernelInterface

// Each kernel stands here once for each scalar type: a C function pointer, which the tables of several
// instruction sets need, cannot be made from a closure in a generic function.

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
      forward: { forward(ReLU.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(ReLU.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .leakyReLU:
    ActivationKernels(
      forward: { forward(LeakyReLU.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(LeakyReLU.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .elu:
    ActivationKernels(
      forward: { forward(ELU.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(ELU.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .selu:
    ActivationKernels(
      forward: { forward(SELU.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(SELU.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .gelu:
    ActivationKernels(
      forward: { forward(GELU.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(GELU.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .tanhGELU:
    ActivationKernels(
      forward: { forward(TanhGELU.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(TanhGELU.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .silu:
    ActivationKernels(
      forward: { forward(SiLU.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(SiLU.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .softplus:
    ActivationKernels(
      forward: { forward(Softplus.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(Softplus.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .softmax:
    ActivationKernels(
      forward: { softmax(Double.self, $0, $1, $3, $4) },
      backward: { softmaxBackward(Double.self, $0, $1, $4, $5, $6) })
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
      forward: { forward(ReLU.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(ReLU.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .leakyReLU:
    ActivationKernels(
      forward: { forward(LeakyReLU.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(LeakyReLU.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .elu:
    ActivationKernels(
      forward: { forward(ELU.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(ELU.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .selu:
    ActivationKernels(
      forward: { forward(SELU.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(SELU.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .gelu:
    ActivationKernels(
      forward: { forward(GELU.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(GELU.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .tanhGELU:
    ActivationKernels(
      forward: { forward(TanhGELU.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(TanhGELU.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .silu:
    ActivationKernels(
      forward: { forward(SiLU.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(SiLU.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .softplus:
    ActivationKernels(
      forward: { forward(Softplus.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(Softplus.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .softmax:
    ActivationKernels(
      forward: { softmax(Float.self, $0, $1, $3, $4) },
      backward: { softmaxBackward(Float.self, $0, $1, $4, $5, $6) })
  }
}
