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
  /// Where each maximum was: integers as wide as the scalars, as many as z.
  private let places: UnsafeMutableRawPointer
  private let precision: Precision

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
    precision = context.precision
    places = context.arena.allocate(samples * shape.channels * shape.positions)
  }

  override func forward() {
    pool(samples, shape.pointer, x, z, places)
  }

  override func backward() {
    guard let dx else { return }
    unpool(samples, shape.pointer, dz, dx, places)
  }

  override func addPieces(to pieces: inout [Int]) {
    for i in 0..<samples * shape.value.channels * shape.value.positions {
      switch precision {
      case .float64: pieces.append(places.load(fromByteOffset: i * 8, as: Int.self))
      case .float32: pieces.append(Int(places.load(fromByteOffset: i * 4, as: Int32.self)))
      }
    }
  }
}
