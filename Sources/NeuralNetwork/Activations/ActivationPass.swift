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
  /// The z whose pieces are remembered.
  private var remembered: Memory?
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

  override func rememberPieces() {
    if kinks.isEmpty { return }
    let memory = remembered ?? Memory(precision, count: samples * columns)
    memory.base.copyMemory(from: values.z, byteCount: memory.count * precision.stride)
    remembered = memory
  }

  override func hasLeftPieces() -> Bool {
    guard let remembered else { return false }
    return switch precision {
    case .float64: isParted(from: remembered, Double.self)
    case .float32: isParted(from: remembered, Float.self)
    }
  }

  /// Whether a kink lies between an element of z and the one remembered, or is one of them.
  @inline(__always)
  private func isParted<T: BinaryFloatingPoint>(from other: Memory, _ type: T.Type) -> Bool {
    let z = values.z.assumingMemoryBound(to: T.self)
    let other = other.base.assumingMemoryBound(to: T.self)
    for kink in kinks {
      let kink = T(kink)
      var parted = 0
      for i in 0..<samples &* columns {
        let isSame = (z[i] > kink) == (other[i] > kink) && (z[i] == kink) == (other[i] == kink)
        parted |= isSame ? 0 : 1
      }
      if parted != 0 { return true }
    }
    return false
  }
}
