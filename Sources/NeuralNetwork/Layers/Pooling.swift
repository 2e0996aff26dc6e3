import KernelInterface

/// A layer that makes one number of each window of each channel.
package protocol Pooling: Transform {
  /// How the window moves.
  var window: PoolingWindow { get }
  /// Makes the layer.
  init(_ window: PoolingWindow)
  /// What computes the numbers and, backwards, the gradients.
  static func kernels(
    in kernels: WindowKernels
  ) -> (forward: WindowKernels.Pool, backward: WindowKernels.Unpool)
}

extension Pooling {
  /// Makes the layer: the window and the rows and columns around the input, height and width each,
  /// and the steps of the window, those of its size unless others are given.
  package init(kernel: [Int], stride: [Int]? = nil, padding: [Int] = [0, 0]) {
    self.init(PoolingWindow(kernel: kernel, stride: stride, padding: padding))
  }

  package init(settings: inout some Settings) { self.init(PoolingWindow(settings: &settings)) }

  package func outputShape(
    of input: [Int], orientation: Orientation
  ) throws(LayerMismatch) -> [Int] {
    let shape = try window.shape(of: input, layer: Self.name)
    return input.dropLast(2) + [shape.outputHeight, shape.outputWidth]
  }

  package func makePass(_ context: PassContext) -> Pass? {
    guard let shape = try? window.shape(of: context.input, layer: Self.name) else { return nil }
    let (forward, backward) = Self.kernels(in: context.kernels.windows)
    return PoolingPass(context, shape, forward: forward, backward: backward)
  }
}

/// The largest element of each window of each channel.
package struct MaximumPooling: Pooling {
  package static let name = "max-pooling"
  package static let summary = "the largest element of each window"
  package static let counterpart: String? = "torch.nn.MaxPool2d"
  package let window: PoolingWindow

  package init(_ window: PoolingWindow) { self.window = window }

  package static func kernels(
    in kernels: WindowKernels
  ) -> (forward: WindowKernels.Pool, backward: WindowKernels.Unpool) {
    (kernels.maximum, kernels.maximumBackward)
  }
}

/// The mean of each window of each channel.
package struct AveragePooling: Pooling {
  package static let name = "average-pooling"
  package static let summary = "the mean of each window, zeros of the padding included"
  package static let counterpart: String? = "torch.nn.AvgPool2d"
  package let window: PoolingWindow

  package init(_ window: PoolingWindow) { self.window = window }

  package static func kernels(
    in kernels: WindowKernels
  ) -> (forward: WindowKernels.Pool, backward: WindowKernels.Unpool) {
    (kernels.average, kernels.averageBackward)
  }
}

/// How the window of a pooling layer moves over each channel of an image.
package struct PoolingWindow: Sendable {
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
    let kernel = settings.integers(
      "kernel", count: 2, in: 1...10_000, default: [2, 2], "the window, height and width")
    let stride = settings.integers(
      "stride", count: 2, in: 1...10_000, "steps of the window; its height and width if absent")
    self.kernel = kernel
    self.stride = stride ?? kernel
    padding = settings.integers(
      "padding", count: 2, in: 0...10_000, default: [0, 0], "rows and columns around the input")
  }

  /// Works out the window's positions.
  func shape(of input: [Int], layer: String) throws(LayerMismatch) -> WindowShape {
    guard padding[0] < kernel[0], padding[1] < kernel[1] else {
      throw LayerMismatch(key: "padding", "the padding must be smaller than the window")
    }
    return try .init(of: input, layer: layer, kernel: kernel, stride: stride, padding: padding)
  }
}
