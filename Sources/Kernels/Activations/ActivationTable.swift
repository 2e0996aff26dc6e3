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
      forward: { forward(Rectifier.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(Rectifier.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .leakyReLU:
    ActivationKernels(
      forward: { forward(LeakyRectifier.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(LeakyRectifier.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .elu:
    ActivationKernels(
      forward: { forward(ExponentialLinear.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(ExponentialLinear.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .selu:
    ActivationKernels(
      forward: { forward(ScaledExponentialLinear.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(ScaledExponentialLinear.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .gelu:
    ActivationKernels(
      forward: { forward(GaussianErrorLinear.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(GaussianErrorLinear.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .geluTanh:
    ActivationKernels(
      forward: { forward(TanhGaussianErrorLinear.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(TanhGaussianErrorLinear.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .silu:
    ActivationKernels(
      forward: { forward(SigmoidLinear.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(SigmoidLinear.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .softplus:
    ActivationKernels(
      forward: { forward(Softplus.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(Softplus.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .softsign:
    ActivationKernels(
      forward: { forward(Softsign.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(Softsign.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
  case .hardSigmoid:
    ActivationKernels(
      forward: { forward(HardSigmoid.self, Double.self, $0, $1, $2, $3, $4) },
      backward: { backward(HardSigmoid.self, Double.self, $0, $1, $2, $3, $4, $5, $6) })
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
      forward: { forward(Rectifier.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(Rectifier.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .leakyReLU:
    ActivationKernels(
      forward: { forward(LeakyRectifier.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(LeakyRectifier.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .elu:
    ActivationKernels(
      forward: { forward(ExponentialLinear.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(ExponentialLinear.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .selu:
    ActivationKernels(
      forward: { forward(ScaledExponentialLinear.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(ScaledExponentialLinear.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .gelu:
    ActivationKernels(
      forward: { forward(GaussianErrorLinear.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(GaussianErrorLinear.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .geluTanh:
    ActivationKernels(
      forward: { forward(TanhGaussianErrorLinear.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(TanhGaussianErrorLinear.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .silu:
    ActivationKernels(
      forward: { forward(SigmoidLinear.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(SigmoidLinear.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .softplus:
    ActivationKernels(
      forward: { forward(Softplus.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(Softplus.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .softsign:
    ActivationKernels(
      forward: { forward(Softsign.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(Softsign.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .hardSigmoid:
    ActivationKernels(
      forward: { forward(HardSigmoid.self, Float.self, $0, $1, $2, $3, $4) },
      backward: { backward(HardSigmoid.self, Float.self, $0, $1, $2, $3, $4, $5, $6) })
  case .softmax:
    ActivationKernels(
      forward: { softmax(Float.self, $0, $1, $3, $4) },
      backward: { softmaxBackward(Float.self, $0, $1, $4, $5, $6) })
  }
}
