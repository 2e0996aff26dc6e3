import KernelInterface

/// A two-dimensional convolution of images of channels × height × width.
///
/// Each image's windows become the columns of a matrix, so that the layer is a matrix product.
public struct Convolution: Transform {
  public static let name = "conv2d"
  public static let summary =
    "z[f] = Σ W[f, c] ⋆ x[c] + b[f], cross-correlations over a window; images are channels × height × width"
  /// The number of output channels.
  public let filters: Int
  /// The window, height and width.
  public let kernel: [Int]
  /// Steps of the window downwards and to the right.
  public let stride: [Int]
  /// Rows and columns of zeros around the input.
  public let padding: [Int]
  public let weights: ParameterSource
  public let biases: ParameterSource

  /// Makes the layer.
  public init(
    filters: Int, kernel: [Int], stride: [Int] = [1, 1], padding: [Int] = [0, 0],
    weights: ParameterSource = .drawn(GlorotUniform(), trainable: true),
    biases: ParameterSource = .drawn(Zeros(), trainable: true)
  ) {
    self.filters = filters
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.weights = weights
    self.biases = biases
  }

  public init(settings: inout some Settings) {
    filters = settings.integer(
      "filters", in: 1...1_000_000, default: nil, "the number of output channels")
    kernel = settings.integers(
      "kernel", count: 2, in: 1...10_000, default: nil, "the window, height and width")
    stride = settings.integers(
      "stride", count: 2, in: 1...10_000, default: [1, 1], "steps of the window")
    padding = settings.integers(
      "padding", count: 2, in: 0...10_000, default: [0, 0], "rows and columns of zeros around")
    weights = settings.parameter(
      "weights", default: .drawn(GlorotUniform(), trainable: true),
      "W, filters × channels × height × width")
    biases = settings.parameter(
      "biases", default: .drawn(Zeros(), trainable: true), "b, one for each filter")
  }

  public func outputShape(
    of input: [Int], orientation: Orientation
  ) throws(LayerMismatch) -> [Int] {
    let shape = try windowShape(of: input)
    return [filters, shape.outputHeight, shape.outputWidth]
  }

  /// How the window moves over an input.
  func windowShape(of input: [Int]) throws(LayerMismatch) -> WindowShape {
    let shape = try WindowShape(
      of: input, layer: Self.name, kernel: kernel, stride: stride, padding: padding)
    guard let count = [shape.windowCount, shape.positions].elementCount,
      count <= DataLimits.elements
    else {
      throw LayerMismatch(
        key: "kernel",
        "\(shape.positions) windows of \(shape.windowCount) numbers are more than "
          + "\(DataLimits.elements) numbers")
    }
    return shape
  }

  public func parameters(
    input: [Int], output: [Int], orientation: Orientation
  ) -> [ParameterDescription] {
    let channels = input.count == 3 ? input[0] : 1
    let window = kernel[0] * kernel[1]
    let shape = [filters, channels] + kernel
    let (fanIn, fanOut) = (channels * window, filters * window)
    return [
      ParameterDescription(
        letter: "W", key: "weights", source: weights, shape: shape,
        literalShapes: [shape] + (filters == 1 && channels == 1 ? [kernel] : []), isWeight: true,
        fanIn: fanIn, fanOut: fanOut),
      ParameterDescription(
        letter: "b", key: "biases", source: biases, shape: [filters],
        literalShapes: [[filters]] + (filters == 1 ? [[]] : []), fanIn: fanIn, fanOut: fanOut),
    ]
  }

  public func makePass(_ context: PassContext) -> Pass? {
    guard let shape = try? windowShape(of: context.input) else { return nil }
    return ConvolutionPass(context, shape, filters: filters)
  }
}

extension WindowShape {
  /// Works out how a window moves over an input of channels × height × width, or height × width.
  init(
    of input: [Int], layer: String, kernel: [Int], stride: [Int], padding: [Int]
  ) throws(LayerMismatch) {
    guard input.count == 2 || input.count == 3 else {
      throw LayerMismatch(
        "a \(layer) layer takes images (channels × height × width) as samples, not "
          + input.shapeDescription)
    }
    let image = input.suffix(2)
    self.init(
      channels: input.count == 3 ? input[0] : 1, height: image[image.startIndex],
      width: image[image.startIndex + 1], kernel: (kernel[0], kernel[1]),
      stride: (stride[0], stride[1]), padding: (padding[0], padding[1]))
    guard positions > 0 else {
      throw LayerMismatch(
        key: "kernel",
        "the window (\(kernel.shapeDescription)) does not fit into the image "
          + "(\(Array(image).shapeDescription))")
    }
  }
}

/// A convolution's pass.
final class ConvolutionPass: Pass {
  private let kernels: Kernels
  private let product: MatrixProduct
  private let stride: Int
  private let samples: Int
  private let filters: Int
  private let shape: Box<WindowShape>
  /// samples × channels × height × width
  private let x: UnsafeMutableRawPointer
  private let dx: UnsafeMutableRawPointer?
  /// filters × window elements
  private let w: UnsafeMutableRawPointer
  private let dw: UnsafeMutableRawPointer
  /// filters
  private let b: UnsafeMutableRawPointer?
  private let db: UnsafeMutableRawPointer?
  /// samples × filters × positions
  private let z: UnsafeMutableRawPointer
  private let dz: UnsafeMutableRawPointer
  /// window elements × positions, of one sample
  private let columns: UnsafeMutableRawPointer

  init?(_ context: PassContext, _ shape: WindowShape, filters: Int) {
    guard let weights = context.parameters["W"] else { return nil }
    let biases = context.parameters["b"]
    kernels = context.kernels
    product = context.product
    stride = context.precision.stride
    samples = context.samples
    self.filters = filters
    self.shape = Box(shape)
    (x, dx) = (context.x, context.dx)
    (w, dw) = (weights.value, weights.gradient)
    (b, db) = (biases?.value, biases?.gradient)
    (z, dz) = (context.z, context.dz)
    columns = context.arena.allocate(shape.windowCount * shape.positions)
  }

  override func forward() {
    let (window, positions) = (shape.value.windowCount, shape.value.positions)
    for i in 0..<samples {
      kernels.windows.unfold(shape.pointer, x + i * shape.value.inputCount * stride, columns)
      // z = W · columns
      product(
        filters, positions, window, w, window, 1, columns, positions, 1,
        z + i * filters * positions * stride, positions, false)
    }
    // z = z + b
    if let b { kernels.windows.addChannels(samples, filters, positions, b, z) }
  }

  override func backward() {
    let (window, positions) = (shape.value.windowCount, shape.value.positions)
    for i in 0..<samples {
      let dzOfSample = dz + i * filters * positions * stride
      kernels.windows.unfold(shape.pointer, x + i * shape.value.inputCount * stride, columns)
      // dW = Σ dz · columnsᵀ, one chain over samples and positions
      product(
        filters, window, positions, dzOfSample, positions, 1, columns, 1, positions, dw, window,
        i > 0)
      if let dx {
        // dcolumns = Wᵀ · dz
        product(
          window, positions, filters, w, 1, window, dzOfSample, positions, 1, columns, positions,
          false)
        kernels.windows.fold(shape.pointer, columns, dx + i * shape.value.inputCount * stride)
      }
    }
    // db = Σ dz over samples and positions
    if let db { kernels.windows.sumChannels(samples, filters, positions, dz, db) }
  }
}

/// A value at an address that stays.
final class Box<Value: BitwiseCopyable> {
  let pointer: UnsafeMutablePointer<Value>

  init(_ value: Value) {
    pointer = .allocate(capacity: 1)
    pointer.initialize(to: value)
  }

  deinit { pointer.deallocate() }

  var value: Value { pointer.pointee }
}
