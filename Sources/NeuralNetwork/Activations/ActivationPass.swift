import KernelInterface

/// An activation's pass over one batch.
class ActivationPass: Pass {
  fileprivate let derivative: LayerDescription.DerivativePoint
  fileprivate let samples: Int
  fileprivate let columns: Int
  /// samples × columns, as all operands
  fileprivate let values: Plan.LayerValues
  private let precision: Precision
  private let kinks: [Double]
  /// The z whose pieces are remembered.
  private var remembered: Memory?
  /// Whether the loss computes dz itself.
  var isFused = false

  fileprivate init(
    _ layer: LayerDescription, _ precision: Precision, samples: Int, columns: Int,
    _ values: Plan.LayerValues
  ) {
    kinks = layer.activation.kinks
    derivative = layer.derivative
    self.precision = precision
    self.samples = samples
    self.columns = columns
    self.values = values
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

extension LayerDescription {
  /// Plans the activation's pass over samples of `columns` numbers.
  func activationPass(
    _ kernels: Kernels, _ precision: Precision, samples: Int, columns: Int,
    _ values: Plan.LayerValues, _ arena: Arena
  ) -> ActivationPass {
    switch activation.definition {
    case .kernel(let function, let parameter):
      KernelActivationPass(
        self, kernels.activation(function), parameter, precision, samples: samples,
        columns: columns, values, scratch: arena.allocate(samples * columns))
    case .composed(let value, let slope):
      ComposedActivationPass(
        self, value, slope, kernels, precision, samples: samples, columns: columns, values)
    }
  }
}

/// The pass of an activation that has a kernel.
private final class KernelActivationPass: ActivationPass {
  private let function: ActivationKernels
  private let parameter: Double
  private let scratch: UnsafeMutableRawPointer

  init(
    _ layer: LayerDescription, _ function: ActivationKernels, _ parameter: Double,
    _ precision: Precision, samples: Int, columns: Int, _ values: Plan.LayerValues,
    scratch: UnsafeMutableRawPointer
  ) {
    self.function = function
    self.parameter = parameter
    self.scratch = scratch
    super.init(layer, precision, samples: samples, columns: columns, values)
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
}

/// The pass of an activation that is composed of elementwise operations.
private final class ComposedActivationPass: ActivationPass {
  private let value: ElementsProgram
  private let gradient: ElementsProgram

  init(
    _ layer: LayerDescription, _ function: (Elements) -> Elements,
    _ slope: ActivationDefinition.Slope?, _ kernels: Kernels, _ precision: Precision,
    samples: Int, columns: Int, _ values: Plan.LayerValues
  ) {
    let count = samples * columns
    // a = f(z)
    value = ElementsProgram(
      [function(.operand(0))], over: [values.z], into: [values.a], count: count, kernels, precision)
    let (point, output, da) = (Elements.operand(0), Elements.operand(1), Elements.operand(2))
    func slopeAtPoint(_ output: Elements) -> Elements {
      slope?(point, output) ?? function(point).derivative(byOperand: 0)
    }
    gradient =
      switch layer.derivative {
      case .preactivation:
        // dz = da · f'(z)
        ElementsProgram(
          [da * slopeAtPoint(output)], over: [values.z, values.a, values.da], into: [values.dz],
          count: count, kernels, precision)
      case .activation:
        // dz = da · f'(a)
        ElementsProgram(
          [da * slopeAtPoint(function(point))], over: [values.a, values.a, values.da],
          into: [values.dz], count: count, kernels, precision)
      }
    super.init(layer, precision, samples: samples, columns: columns, values)
  }

  override func forward() { value.run() }

  override func backward() {
    if !isFused { gradient.run() }
  }
}
