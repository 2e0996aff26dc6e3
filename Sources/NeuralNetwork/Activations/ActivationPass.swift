import KernelInterface

/// An activation's pass over one batch.
final class ActivationPass: Pass {
  private let function: ActivationKernels
  private let kinks: [Double]
  private let precision: Precision
  private let parameter: Double
  private let derivative: LayerDescription.DerivativePoint
  private let samples: Int
  private let columns: Int
  /// samples × columns, as all operands
  private let values: Plan.LayerValues
  private let scratch: UnsafeMutableRawPointer
  /// Whether the loss computes dz itself.
  var isFused = false

  init(
    _ layer: LayerDescription, _ kernels: Kernels, _ precision: Precision, samples: Int,
    columns: Int,
    _ values: Plan.LayerValues, scratch: UnsafeMutableRawPointer
  ) {
    function = kernels.activation(layer.activation.function)
    kinks = layer.activation.kinks
    self.precision = precision
    parameter = layer.activation.parameter
    derivative = layer.derivative
    self.samples = samples
    self.columns = columns
    self.values = values
    self.scratch = scratch
  }

  override func forward() {
    // a = f(z)
    function.forward(samples, columns, parameter, values.z, values.a)
  }

  override func backward() {
    if isFused { return }
    switch derivative {
    case .preactivation:
      // dz = da · f'(z)
      function.backward(samples, columns, parameter, values.z, values.a, values.da, values.dz)
    case .activation: applySlopeOfActivation()
    }
  }

  /// dz = da · f'(a), for which the kernel wants f(a) too.
  @inline(never)
  private func applySlopeOfActivation() {
    function.forward(samples, columns, parameter, values.a, scratch)
    function.backward(samples, columns, parameter, values.a, scratch, values.da, values.dz)
  }

  override func addPieces(to pieces: inout [Int]) {
    if kinks.isEmpty { return }
    for i in 0..<samples * columns {
      let z = precision.load(values.z, i)
      pieces.append(kinks.reduce(0) { $0 + (z > $1 ? 2 : z == $1 ? 1 : 0) })
    }
  }
}
