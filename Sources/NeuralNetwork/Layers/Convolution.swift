import KernelInterface

/// A two-dimensional convolution of images of channels × height × width.
///
/// Each image's windows become the columns of a matrix, so that the layer is a matrix product.
package struct Convolution: Transform {
  package static let name = "conv2d"
  package static let summary =
    "z[f] = Σ W[f, c] ⋆ x[c] + b[f], cross-correlations over a window; images are channels × height × width"
  package static let counterpart: String? = "torch.nn.Conv2d"
  /// The number of output channels.
  package let filters: Int
  /// The window, height and width.
  package let kernel: [Int]
  /// Steps of the window downwards and to the right.
  package let stride: [Int]
  /// Rows and columns of zeros around the input.
  package let padding: [Int]
  /// W, filters × channels × height × width.
  package let weights: ParameterSource
  /// b, one for each filter.
  package let biases: ParameterSource

  /// Makes the layer.
  package init(
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

  package init(settings: inout some Settings) {
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

  package func outputShape(
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

  package func parameters(
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

  package func makePass(_ context: PassContext) -> Pass? {
    guard let shape = try? windowShape(of: context.input) else { return nil }
    return ConvolutionPass(context, shape, filters: filters)
  }
}
