import KernelInterface

/// A fully connected layer: s = x·W, z = s + b.
public struct Dense: Transform {
  public static let name = "dense"
  public static let summary = "z = x·W + b, every input connected to every unit"
  /// The number of outputs; nil leaves it to literal weights.
  public let units: Int?
  public let weights: ParameterSource
  public let biases: ParameterSource

  /// Makes the layer.
  public init(
    units: Int? = nil, weights: ParameterSource = .drawn(GlorotUniform(), trainable: true),
    biases: ParameterSource = .drawn(Zeros(), trainable: true)
  ) {
    self.units = units
    self.weights = weights
    self.biases = biases
  }

  public init(settings: inout some Settings) {
    units = settings.integer(
      "units", in: 1...1_000_000, "the number of outputs; literal weights say it too")
    weights = settings.parameter(
      "weights", default: .drawn(GlorotUniform(), trainable: true), "W, inputs × units")
    biases = settings.parameter("biases", default: .drawn(Zeros(), trainable: true), "b")
  }

  public func outputShape(
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
      throw LayerMismatch(
        key: "weights",
        "units is \(units), but the weights (\(tensor.shape.shapeDescription)) have \(literalUnits)"
      )
    }
    return [literalUnits]
  }

  public func parameters(
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

  public func axes(of input: Axes) -> (sum: Axes, output: Axes) {
    let sum = input.times(weightsOfRank: weights.literalRank ?? 2)
    if case .absent = biases { return (sum, sum) }
    // Only a literal's rank can differ from the sum's, which NumPy then broadcasts.
    return (sum, biases.literalRank.map { sum.plus(biasesOfRank: $0) } ?? sum)
  }

  public var hasSum: Bool { true }

  public func makePass(_ context: PassContext) -> Pass? { DensePass(context) }
}

extension ParameterSource {
  /// The rank of a literal.
  var literalRank: Int? {
    guard case .literal(let tensor, _) = self else { return nil }
    return tensor.shape.count
  }
}

/// A dense layer's pass.
final class DensePass: Pass {
  private let product: MatrixProduct
  private let arithmetic: ArithmeticKernels
  private let small: DenseKernels
  private let isSmall: Bool
  private let samples: Int
  private let inputs: Int
  private let units: Int
  /// samples × inputs
  private let x: UnsafeMutableRawPointer
  private let dx: UnsafeMutableRawPointer?
  /// inputs × units
  private let w: UnsafeMutableRawPointer
  private let dw: UnsafeMutableRawPointer
  /// units
  private let b: UnsafeMutableRawPointer?
  private let db: UnsafeMutableRawPointer?
  /// samples × units; z is s itself where there are no biases
  private let s: UnsafeMutableRawPointer
  private let z: UnsafeMutableRawPointer
  private let dz: UnsafeMutableRawPointer

  init?(_ context: PassContext) {
    guard let weights = context.parameters["W"] else { return nil }
    let biases = context.parameters["b"]
    product = context.product
    arithmetic = context.kernels.arithmetic
    samples = context.samples
    inputs = context.input[0]
    units = context.output[0]
    small = context.kernels.dense
    isSmall = samples * inputs * units <= DenseKernels.limit
    (x, dx) = (context.x, context.dx)
    (w, dw) = (weights.value, weights.gradient)
    (b, db) = (biases?.value, biases?.gradient)
    (z, dz) = (context.z, context.dz)
    s = biases == nil ? context.z : context.s
  }

  override func forward() {
    if isSmall { return small.forward(samples, inputs, units, x, w, b, s, z) }
    // s = x · W
    product(samples, units, inputs, x, inputs, 1, w, units, 1, s, units, false)
    // z = s + b
    if let b { arithmetic.addRow(samples, units, s, b, z) }
  }

  override func backward() {
    if isSmall { return small.backward(samples, inputs, units, x, w, dz, dw, db, dx) }
    // dW = xᵀ · dz
    product(inputs, units, samples, x, 1, inputs, dz, units, 1, dw, units, false)
    // db = Σ dz over the samples
    if let db { arithmetic.sumRows(samples, units, dz, db) }
    // dx = dz · Wᵀ
    if let dx {
      product(samples, inputs, units, dz, units, 1, w, 1, units, dx, inputs, false)
    }
  }
}
