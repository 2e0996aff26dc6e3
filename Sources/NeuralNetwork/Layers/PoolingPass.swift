import KernelInterface

/// A pooling layer's pass.
final class PoolingPass: Pass {
  private let pool: WindowKernels.Pool
  private let unpool: WindowKernels.Unpool
  private let samples: Int
  private let shape: Box<WindowShape>
  /// samples × channels × height × width
  private let x: UnsafeMutableRawPointer
  private let dx: UnsafeMutableRawPointer?
  /// samples × channels × positions
  private let z: UnsafeMutableRawPointer
  private let dz: UnsafeMutableRawPointer
  /// Where each maximum was, as many as z.
  private let places: UnsafeMutableBufferPointer<Int32>

  init(
    _ context: PassContext, _ shape: WindowShape, forward: @escaping WindowKernels.Pool,
    backward: @escaping WindowKernels.Unpool
  ) {
    pool = forward
    unpool = backward
    samples = context.samples
    self.shape = Box(shape)
    (x, dx) = (context.x, context.dx)
    (z, dz) = (context.z, context.dz)
    places = .allocate(capacity: samples * shape.channels * shape.positions)
    places.initialize(repeating: 0)
  }

  deinit { places.deallocate() }

  override func forward() {
    pool(samples, shape.pointer, x, z, places.baseAddress.unsafelyUnwrapped)
  }

  override func backward() {
    guard let dx else { return }
    unpool(samples, shape.pointer, dz, dx, places.baseAddress.unsafelyUnwrapped)
  }

  override func addPieces(to pieces: inout [Int]) { pieces += places.map(Int.init) }
}
