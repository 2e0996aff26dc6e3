import KernelInterface

/// A convolution's pass.
///
/// Where there is much to do, threads share the samples for z and dx, and the columns of dW, so that
/// each element of a result is computed as by one thread.
final class ConvolutionPass: Pass, PartedWork {
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
  /// One sample's windows for each part: window elements × positions, or positions × some of the
  /// window's elements.
  private let windows: [UnsafeMutableRawPointer]
  /// Whether the parts are those of the backward pass.
  private var isBackward = false

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
    let multiplications = samples * filters * shape.positions * shape.windowCount
    let parts = context.product.parts(multiplications)
    windows = (0..<parts).map { _ in
      context.arena.allocate(shape.windowCount * shape.positions)
    }
  }

  var parts: Int { windows.count }

  override func forward() {
    isBackward = false
    product.run(self)
  }

  override func backward() {
    isBackward = true
    product.run(self)
    // db = Σ dz over samples and positions
    if let db { kernels.windows.sumChannels(samples, filters, shape.value.positions, dz, db) }
  }

  func compute(_ part: Int) {
    if isBackward {
      computeWeightGradient(part)
      if let dx { computeInputGradient(part, dx) }
    } else {
      computeOutput(part)
    }
  }

  /// z of some samples.
  private func computeOutput(_ part: Int) {
    let (window, positions) = (shape.value.windowCount, shape.value.positions)
    let columns = windows[part]
    for i in share(part, of: samples) {
      let zOfSample = z + i * filters * positions * stride
      kernels.windows.unfold(shape.pointer, x + i * shape.value.inputCount * stride, columns)
      // z = W · columns
      product.inPart(
        part, filters, positions, window, w, window, 1, columns, positions, 1, zOfSample,
        positions, false)
      // z = z + b
      if let b { kernels.windows.addChannels(1, filters, positions, b, zOfSample) }
    }
  }

  /// Some columns of dW, those of some rows of the window.
  private func computeWeightGradient(_ part: Int) {
    let (window, positions) = (shape.value.windowCount, shape.value.positions)
    let range = share(part, of: shape.value.channels * shape.value.kernelHeight)
    if range.isEmpty { return }
    let width = range.count * shape.value.kernelWidth
    let dwOfPart = dw + range.lowerBound * shape.value.kernelWidth * stride
    let rows = windows[part]
    for i in 0..<samples {
      kernels.windows.unfoldRows(
        shape.pointer, range.lowerBound, range.count,
        x + i * shape.value.inputCount * stride, rows)
      // dW = Σ dz · rows, one chain over samples and positions
      product.inPart(
        part, filters, width, positions, dz + i * filters * positions * stride, positions, 1,
        rows, width, 1, dwOfPart, window, i > 0)
    }
  }

  /// dx of some samples.
  private func computeInputGradient(_ part: Int, _ dx: UnsafeMutableRawPointer) {
    let (window, positions) = (shape.value.windowCount, shape.value.positions)
    let columns = windows[part]
    for i in share(part, of: samples) {
      // dcolumns = Wᵀ · dz
      product.inPart(
        part, window, positions, filters, w, 1, window,
        dz + i * filters * positions * stride, positions, 1, columns, positions, false)
      kernels.windows.fold(shape.pointer, columns, dx + i * shape.value.inputCount * stride)
    }
  }
}
