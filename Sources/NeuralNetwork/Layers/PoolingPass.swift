import KernelInterface

/// A pooling layer's pass, whose samples threads share where there are many elements.
final class PoolingPass: Pass, PartedWork {
  private let pool: WindowKernels.Pool
  private let unpool: WindowKernels.Unpool
  private let product: MatrixProduct
  let parts: Int
  /// Whether the parts are those of the backward pass.
  private var isBackward = false
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
    product = context.product
    samples = context.samples
    // Choosing and moving an element takes about as long as eight multiplications of a product.
    parts = product.parts(8 * samples * shape.inputCount)
    self.shape = Box(shape)
    (x, dx) = (context.x, context.dx)
    (z, dz) = (context.z, context.dz)
    precision = context.precision
    places = context.arena.allocate(samples * shape.channels * shape.positions)
  }

  override func forward() {
    isBackward = false
    product.run(self)
  }

  override func backward() {
    isBackward = true
    if dx != nil { product.run(self) }
  }

  /// Some samples.
  func compute(_ part: Int) {
    let range = share(part, of: samples)
    let inputs = range.lowerBound * shape.value.inputCount * precision.stride
    let outputs =
      range.lowerBound * shape.value.channels * shape.value.positions * precision.stride
    if !isBackward {
      pool(range.count, shape.pointer, x + inputs, z + outputs, places + outputs)
    } else if let dx {
      unpool(range.count, shape.pointer, dz + outputs, dx + inputs, places + outputs)
    }
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
