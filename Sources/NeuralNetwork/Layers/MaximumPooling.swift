import KernelInterface

/// The largest element of each window of each channel.
public struct MaximumPooling: Transform {
  public static let name = "max-pooling"
  public static let summary = "the largest element of each window"
  private let window: PoolingWindow

  /// Makes the layer: the window and the rows and columns around the input, height and width each,
  /// and the steps of the window, those of its size unless others are given.
  public init(kernel: [Int], stride: [Int]? = nil, padding: [Int] = [0, 0]) {
    window = PoolingWindow(kernel: kernel, stride: stride, padding: padding)
  }

  public init(settings: inout some Settings) { window = PoolingWindow(settings: &settings) }

  public func outputShape(
    of input: [Int], orientation: Orientation
  ) throws(LayerMismatch) -> [Int] {
    try window.outputShape(of: input, layer: Self.name)
  }

  public func makePass(_ context: PassContext) -> Pass? {
    guard let shape = try? window.shape(of: context.input, layer: Self.name) else { return nil }
    let kernels = context.kernels.windows
    return PoolingPass(
      context, shape, forward: kernels.maximum, backward: kernels.maximumBackward)
  }
}
