import KernelInterface

/// The mean of each window of each channel.
public struct AveragePooling: Transform {
  public static let name = "average-pooling"
  public static let summary = "the mean of each window, zeros of the padding included"
  /// The window, height and width.
  public let kernel: [Int]
  /// Steps of the window; those of its size where the notebook does not say.
  public let stride: [Int]
  /// Rows and columns around the input.
  public let padding: [Int]

  /// Makes the layer.
  public init(kernel: [Int], stride: [Int]? = nil, padding: [Int] = [0, 0]) {
    self.kernel = kernel
    self.stride = stride ?? kernel
    self.padding = padding
  }

  public init(settings: inout some Settings) {
    kernel = settings.integers(
      "kernel", count: 2, in: 1...10_000, default: [2, 2], "the window, height and width")
    stride = settings.integers(
      "stride", count: 2, in: 1...10_000, default: kernel, "steps of the window")
    padding = settings.integers(
      "padding", count: 2, in: 0...10_000, default: [0, 0], "rows and columns around the input")
  }

  public func outputShape(
    of input: [Int], orientation: Orientation
  ) throws(LayerMismatch) -> [Int] {
    let shape = try windowShape(of: input)
    return input.dropLast(2) + [shape.outputHeight, shape.outputWidth]
  }

  private func windowShape(of input: [Int]) throws(LayerMismatch) -> WindowShape {
    guard padding[0] < kernel[0], padding[1] < kernel[1] else {
      throw LayerMismatch(key: "padding", "the padding must be smaller than the window")
    }
    return try .init(of: input, layer: Self.name, kernel: kernel, stride: stride, padding: padding)
  }

  public func makePass(_ context: PassContext) -> Pass? {
    guard let shape = try? windowShape(of: context.input) else { return nil }
    let windows = context.kernels.windows
    return PoolingPass(
      context, shape, forward: windows.average, backward: windows.averageBackward)
  }
}
