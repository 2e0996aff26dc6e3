import KernelInterface

/// A fully connected layer: s = x·W, z = s + b.
package struct Dense: Transform {
  package static let name = "dense"
  package static let summary = "z = x·W + b, every input connected to every unit"
  package static let counterpart: String? = "torch.nn.Linear"
  /// The number of outputs; nil leaves it to literal weights.
  package let units: Int?
  /// W, inputs × units, or units × inputs where samples are columns.
  package let weights: ParameterSource
  /// b, one for each unit.
  package let biases: ParameterSource

  /// Makes the layer.
  package init(
    units: Int? = nil, weights: ParameterSource = .drawn(GlorotUniform(), trainable: true),
    biases: ParameterSource = .drawn(Zeros(), trainable: true)
  ) {
    self.units = units
    self.weights = weights
    self.biases = biases
  }

  package init(settings: inout some Settings) {
    units = settings.integer(
      "units", in: 1...1_000_000, "the number of outputs; literal weights say it too")
    weights = settings.parameter(
      "weights", default: .drawn(GlorotUniform(), trainable: true), "W, inputs × units")
    biases = settings.parameter("biases", default: .drawn(Zeros(), trainable: true), "b")
  }

  package func outputShape(
    of input: [Int], orientation: Orientation
  ) throws(LayerMismatch) -> [Int] {
    guard input.count == 1 else {
      throw LayerMismatch(
        "a dense layer takes a vector for each sample, not \(input.shapeDescription); "
          + "put a flatten layer before it")
    }
    guard case .literal(let tensor, _) = weights else {
      guard let units else {
        throw LayerMismatch(key: "units", "units are missing, and the weights do not say how many")
      }
      return [units]
    }
    let literalUnits =
      tensor.shape.count == 2 ? tensor.shape[orientation == .inputOutput ? 1 : 0] : 1
    if let units, units != literalUnits {
      let isTransposed =
        tensor.shape == (orientation == .inputOutput ? [units, input[0]] : [input[0], units])
      throw LayerMismatch(
        key: "weights",
        "units is \(units), but the weights (\(tensor.shape.shapeDescription)) have \(literalUnits)"
          + (isTransposed ? orientation.adviceOnTransposed : ""))
    }
    return [literalUnits]
  }

  package func parameters(
    input: [Int], output: [Int], orientation: Orientation
  ) -> [ParameterDescription] {
    let (inputs, units) = (input[0], output[0])
    let isTransposed = orientation == .outputInput
    let shape = isTransposed ? [units, inputs] : [inputs, units]
    let row = isTransposed ? [units, 1] : [1, units]
    let isScalar = inputs == 1 && units == 1
    return [
      ParameterDescription(
        letter: "W", key: "weights", source: weights, shape: shape,
        literalShapes: [shape] + (units == 1 ? [[inputs]] : []) + (isScalar ? [[]] : []),
        isTransposed: isTransposed, isWeight: true, fanIn: inputs, fanOut: units),
      ParameterDescription(
        letter: "b", key: "biases", source: biases, shape: row,
        literalShapes: [row, [units]] + (units == 1 ? [[]] : []), followsSum: true,
        fanIn: inputs, fanOut: units),
    ]
  }

  package func axes(of input: Axes) -> (sum: Axes, output: Axes) {
    let sum = input.times(weightsOfRank: weights.literalRank ?? 2)
    if case .absent = biases { return (sum, sum) }
    // Only a literal's rank can differ from the sum's, which NumPy then broadcasts.
    return (sum, biases.literalRank.map { sum.plus(biasesOfRank: $0) } ?? sum)
  }

  package var hasSum: Bool { true }

  package func makePass(_ context: PassContext) -> Pass? { DensePass(context) }
}

/// A dense layer's pass.
final class DensePass: Pass {
  private let product: MatrixProduct
  private let arithmetic: ArithmeticKernels
  private let small: DenseKernels
  private let isSmall: Bool
  /// The bytes of a number.
  private let stride: Int
  private let operands: UnsafeMutablePointer<DenseOperands>

  init?(_ context: PassContext) {
    guard let weights = context.parameters["W"] else { return nil }
    let biases = context.parameters["b"]
    product = context.product
    arithmetic = context.kernels.arithmetic
    small = context.kernels.dense
    stride = context.precision.stride
    let (inputs, units) = (context.input[0], context.output[0])
    isSmall = context.samples * inputs * units <= DenseKernels.limit
    operands = .allocate(capacity: 1)
    operands.initialize(
      to: DenseOperands(
        samples: context.samples, inputs: inputs, units: units,
        x: context.x, dx: context.dx, w: weights.value, dw: weights.gradient,
        b: biases?.value, db: biases?.gradient,
        s: biases == nil ? context.z : context.s, z: context.z, dz: context.dz,
        singleTerms: SingleTerms(
          s: !context.inputAxes.features,
          dw: !context.inputAxes.samples && context.samples == 1,
          db: !context.outputAxes.samples && context.samples == 1,
          dx: !context.outputAxes.features)))
  }

  deinit { operands.deallocate() }

  // The passes of large layers stand apart, so that those of small ones are a jump to their kernel.

  override func forward() {
    isSmall ? small.forward(operands) : multiplyForward()
  }

  override func backward() {
    isSmall ? small.backward(operands) : multiplyBackward()
  }

  @inline(never)
  private func multiplyForward() {
    let o = operands.pointee
    let (samples, inputs, units) = (o.samples, o.inputs, o.units)
    // s = x · W
    if o.singleTerms.s {
      arithmetic.outer(samples, units, o.x, o.w, o.s)
    } else {
      product(samples, units, inputs, o.x, inputs, 1, o.w, units, 1, o.s, units, false)
    }
    // z = s + b
    if let b = o.b { arithmetic.addRow(samples, units, o.s, b, o.z) }
  }

  @inline(never)
  private func multiplyBackward() {
    let o = operands.pointee
    let (samples, inputs, units) = (o.samples, o.inputs, o.units)
    // dW = xᵀ · dz
    if o.singleTerms.dw {
      arithmetic.outer(inputs, units, o.x, o.dz, o.dw)
    } else {
      product(inputs, units, samples, o.x, 1, inputs, o.dz, units, 1, o.dw, units, false)
    }
    // db = Σ dz over the samples
    if let db = o.db {
      if o.singleTerms.db {
        db.copyMemory(from: o.dz, byteCount: units * stride)
      } else {
        arithmetic.sumRows(samples, units, o.dz, db)
      }
    }
    // dx = dz · Wᵀ
    guard let dx = o.dx else { return }
    if o.singleTerms.dx {
      arithmetic.outer(samples, inputs, o.dz, o.w, dx)
    } else {
      product(samples, inputs, units, o.dz, units, 1, o.w, 1, units, dx, inputs, false)
    }
  }
}
