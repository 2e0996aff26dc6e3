import KernelInterface

/// How the window of a pooling layer moves over each channel of an image.
struct PoolingWindow: Sendable {
  /// Height and width.
  let kernel: [Int]
  /// Steps downwards and to the right; those of the window's size where the notebook does not say.
  let stride: [Int]
  /// Rows and columns around the input.
  let padding: [Int]

  init(kernel: [Int], stride: [Int]?, padding: [Int]) {
    self.kernel = kernel
    self.stride = stride ?? kernel
    self.padding = padding
  }

  init(settings: inout some Settings) {
    kernel = settings.integers(
      "kernel", count: 2, in: 1...10_000, default: [2, 2], "the window, height and width")
    stride = settings.integers(
      "stride", count: 2, in: 1...10_000, default: kernel, "steps of the window")
    padding = settings.integers(
      "padding", count: 2, in: 0...10_000, default: [0, 0], "rows and columns around the input")
  }

  /// The shape of one sample that a layer makes of one of shape `input`.
  func outputShape(of input: [Int], layer: String) throws(LayerMismatch) -> [Int] {
    let shape = try shape(of: input, layer: layer)
    return input.dropLast(2) + [shape.outputHeight, shape.outputWidth]
  }

  /// Works out the window's positions.
  func shape(of input: [Int], layer: String) throws(LayerMismatch) -> WindowShape {
    guard padding[0] < kernel[0], padding[1] < kernel[1] else {
      throw LayerMismatch(key: "padding", "the padding must be smaller than the window")
    }
    return try .init(of: input, layer: layer, kernel: kernel, stride: stride, padding: padding)
  }
}
