// Register tiles: parts of c that stay in registers while k runs. A tile is built from vectors set
// side by side and stacked, so each shape costs one line where it is used.

/// A part of c, as sums in registers.
protocol Tile {
  associatedtype Scalar: Real
  /// The height in elements.
  static var rows: Int { get }
  /// The width in elements.
  static var columns: Int { get }

  /// Sums that start from +0.
  init()
  /// Sums that continue those stored.
  init(loading c: UnsafePointer<Scalar>, rowStride: Int)
  /// Adds the product of one column of a and one row of b, which is contiguous.
  mutating func addProduct(
    _ a: UnsafePointer<Scalar>, _ steps: RowSteps, _ b: UnsafePointer<Scalar>)
  /// Writes the sums.
  func store(to c: UnsafeMutablePointer<Scalar>, rowStride: Int)
}

/// The distances from a row of a to the rows one, two and four below.
struct RowSteps {
  private let one: Int
  private let two: Int
  private let four: Int

  /// Steps of multiples of `stride`, in a loop of k turns.
  ///
  /// The compiler must not see that they are multiples: it would make the rows' addresses one
  /// chain of additions from turn to turn, slower than the arithmetic. So they are mixed with a
  /// zero that it cannot know to be one, since no k has 63 bits.
  @inline(__always)
  init(stride: Int, k: Int) {
    let zero = k &>> 62
    one = stride
    two = (2 * stride) ^ zero
    four = (4 * stride) ^ zero
  }

  @inline(__always)
  func to(_ rows: Int) -> Int { rows == 1 ? one : rows == 2 ? two : four }
}

/// One element.
struct Element<Scalar: Real>: Tile {
  static var rows: Int { 1 }
  static var columns: Int { 1 }
  private var sum: Scalar

  @inline(__always)
  init() { sum = 0 }

  @inline(__always)
  init(loading c: UnsafePointer<Scalar>, rowStride: Int) { sum = c.pointee }

  @inline(__always)
  mutating func addProduct(
    _ a: UnsafePointer<Scalar>, _ steps: RowSteps, _ b: UnsafePointer<Scalar>
  ) {
    sum = fma(a.pointee, b.pointee, sum)
  }

  @inline(__always)
  func store(to c: UnsafeMutablePointer<Scalar>, rowStride: Int) { c.pointee = sum }
}

/// One row of as many elements as a vector has lanes.
struct Strip<Vector: SIMD & BitwiseCopyable>: Tile where Vector.Scalar: Real {
  static var rows: Int { 1 }
  static var columns: Int { Vector.scalarCount }
  private var sums: Vector

  @inline(__always)
  init() { sums = Vector(repeating: 0) }

  @inline(__always)
  init(loading c: UnsafePointer<Vector.Scalar>, rowStride: Int) { sums = load(c) }

  @inline(__always)
  mutating func addProduct(
    _ a: UnsafePointer<Vector.Scalar>, _ steps: RowSteps, _ b: UnsafePointer<Vector.Scalar>
  ) {
    sums = fma(Vector(repeating: a.pointee), load(b), sums)
  }

  @inline(__always)
  func store(to c: UnsafeMutablePointer<Vector.Scalar>, rowStride: Int) { save(sums, c) }
}

/// Two tiles of the same rows, the second to the right of the first.
struct Beside<Left: Tile, Right: Tile>: Tile where Left.Scalar == Right.Scalar {
  typealias Scalar = Left.Scalar
  static var rows: Int { Left.rows }
  static var columns: Int { Left.columns + Right.columns }
  private var left: Left
  private var right: Right

  @inline(__always)
  init() { (left, right) = (Left(), Right()) }

  @inline(__always)
  init(loading c: UnsafePointer<Scalar>, rowStride: Int) {
    left = Left(loading: c, rowStride: rowStride)
    right = Right(loading: c + Left.columns, rowStride: rowStride)
  }

  @inline(__always)
  mutating func addProduct(
    _ a: UnsafePointer<Scalar>, _ steps: RowSteps, _ b: UnsafePointer<Scalar>
  ) {
    left.addProduct(a, steps, b)
    right.addProduct(a, steps, b + Left.columns)
  }

  @inline(__always)
  func store(to c: UnsafeMutablePointer<Scalar>, rowStride: Int) {
    left.store(to: c, rowStride: rowStride)
    right.store(to: c + Left.columns, rowStride: rowStride)
  }
}

/// Two tiles of the same columns, the second below the first.
struct Stack<Top: Tile, Bottom: Tile>: Tile where Top.Scalar == Bottom.Scalar {
  typealias Scalar = Top.Scalar
  static var rows: Int { Top.rows + Bottom.rows }
  static var columns: Int { Top.columns }
  private var top: Top
  private var bottom: Bottom

  @inline(__always)
  init() { (top, bottom) = (Top(), Bottom()) }

  @inline(__always)
  init(loading c: UnsafePointer<Scalar>, rowStride: Int) {
    top = Top(loading: c, rowStride: rowStride)
    bottom = Bottom(loading: c + Top.rows * rowStride, rowStride: rowStride)
  }

  @inline(__always)
  mutating func addProduct(
    _ a: UnsafePointer<Scalar>, _ steps: RowSteps, _ b: UnsafePointer<Scalar>
  ) {
    top.addProduct(a, steps, b)
    bottom.addProduct(a + steps.to(Top.rows), steps, b)
  }

  @inline(__always)
  func store(to c: UnsafeMutablePointer<Scalar>, rowStride: Int) {
    top.store(to: c, rowStride: rowStride)
    bottom.store(to: c + Top.rows * rowStride, rowStride: rowStride)
  }
}

/// A vector from memory that need not be aligned.
@inline(__always)
func load<V: SIMD & BitwiseCopyable>(_ pointer: UnsafePointer<V.Scalar>) -> V {
  UnsafeRawPointer(pointer).loadUnaligned(as: V.self)
}

/// Writes a vector to memory that need not be aligned.
@inline(__always)
func save<V: SIMD & BitwiseCopyable>(_ vector: V, _ pointer: UnsafeMutablePointer<V.Scalar>) {
  UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: V.self)
}
