import CVector
import KernelInterface

/// What loops over runs of a few elements need; see `runs`.
protocol RunOperations: VectorOperations {
  /// The first `count` elements, at least one, at an address; the other lanes mean nothing.
  static func load(_ count: Int, _ x: UnsafePointer<Self>) -> Vector
  /// Writes the first `count` lanes, at least one.
  static func store(_ count: Int, _ vector: Vector, _ out: UnsafeMutablePointer<Self>)
  /// The even lanes of a and then those of b.
  static func evens(_ a: Vector, _ b: Vector) -> Vector
  /// The integers `start`, `start + step`, …, as wide as the scalars, in the bits of the lanes.
  static func places(from start: Int, step: Int) -> Vector
  /// Where a is more than b, or NaN.
  static func wins(_ a: Vector, over b: Vector) -> SIMDMask<Vector.MaskStorage>
}

extension Double: RunOperations {
  @inline(__always)
  static func load(_ count: Int, _ x: UnsafePointer<Double>) -> SIMD8<Double> {
    count < 8
      ? nbrun_load_doubles(x, count) : UnsafeRawPointer(x).loadUnaligned(as: SIMD8<Double>.self)
  }

  @inline(__always)
  static func store(_ count: Int, _ vector: SIMD8<Double>, _ out: UnsafeMutablePointer<Double>) {
    if count < 8 {
      nbrun_store_doubles(out, vector, count)
    } else {
      UnsafeMutableRawPointer(out).storeBytes(of: vector, as: SIMD8<Double>.self)
    }
  }

  @inline(__always)
  static func evens(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> { nbrun_evens(a, b) }

  @inline(__always)
  static func places(from start: Int, step: Int) -> SIMD8<Double> { nbrun_places(start, step) }

  @inline(__always)
  static func wins(_ a: SIMD8<Double>, over b: SIMD8<Double>) -> SIMDMask<SIMD8<Int64>> {
    unsafeBitCast(nbrun_wins(a, b), to: SIMDMask<SIMD8<Int64>>.self)
  }
}

extension Float: RunOperations {
  @inline(__always)
  static func load(_ count: Int, _ x: UnsafePointer<Float>) -> SIMD16<Float> {
    count < 16
      ? nbrun_load_floats(x, count) : UnsafeRawPointer(x).loadUnaligned(as: SIMD16<Float>.self)
  }

  @inline(__always)
  static func store(_ count: Int, _ vector: SIMD16<Float>, _ out: UnsafeMutablePointer<Float>) {
    if count < 16 {
      nbrun_store_floats(out, vector, count)
    } else {
      UnsafeMutableRawPointer(out).storeBytes(of: vector, as: SIMD16<Float>.self)
    }
  }

  @inline(__always)
  static func evens(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> SIMD16<Float> {
    nbrun_float_evens(a, b)
  }

  @inline(__always)
  static func places(from start: Int, step: Int) -> SIMD16<Float> {
    nbrun_float_places(start, step)
  }

  @inline(__always)
  static func wins(_ a: SIMD16<Float>, over b: SIMD16<Float>) -> SIMDMask<SIMD16<Int32>> {
    unsafeBitCast(nbrun_float_wins(a, b), to: SIMDMask<SIMD16<Int32>>.self)
  }
}

extension Real {
  /// The first `count` elements, at least one, at a distance of `step` from each other.
  @inline(__always)
  static func load(_ count: Int, _ x: UnsafePointer<Self>, step: Int) -> Vector {
    let lanes = Vector.scalarCount
    switch step {
    case 1: return load(count, x)
    case 2:
      let span = 2 &* count &- 1
      let first = load(min(span, lanes), x)
      return evens(first, span > lanes ? load(span &- lanes, x + lanes) : first)
    default:
      var vector = Vector()
      for lane in 0..<count { vector[lane] = x[lane &* step] }
      return vector
    }
  }
}

/// Calls a function with runs of positions in a row of the output at which one element of the window
/// lies inside the input, not in the padding: the first position in its channel, where the element of
/// x under it lies in its channel, and the number of positions, at most a vector's lanes.
@inline(__always)
func runs<T: Real>(
  _ type: T.Type, _ s: WindowShape, _ kernelRow: Int, _ kernelColumn: Int,
  _ body: (_ position: Int, _ place: Int, _ count: Int) -> Void
) {
  let rows = inside(kernelRow, s.strideHeight, s.paddingHeight, s.height, s.outputHeight)
  let columns = inside(kernelColumn, s.strideWidth, s.paddingWidth, s.width, s.outputWidth)
  let row = rows.lowerBound &* s.strideHeight &+ kernelRow &- s.paddingHeight
  let column = columns.lowerBound &* s.strideWidth &+ kernelColumn &- s.paddingWidth
  // Rows are the inner loop, where the number of lanes is always the same.
  parts(T.self, columns.count) { start, count in
    var position = rows.lowerBound &* s.outputWidth &+ columns.lowerBound &+ start
    var place = row &* s.width &+ column &+ start &* s.strideWidth
    for _ in rows {
      body(position, place, count)
      position &+= s.outputWidth
      place &+= s.strideHeight &* s.width
    }
  }
}

/// The positions along one axis at which an element of the window lies inside the input.
@inline(__always)
func inside(
  _ offset: Int, _ stride: Int, _ padding: Int, _ size: Int, _ positions: Int
) -> Range<Int> {
  // 0 ≤ position · stride + offset − padding < size
  let start = offset >= padding ? 0 : (padding &- offset &+ stride &- 1) / stride
  let last = size &- 1 &+ padding &- offset
  let end = last < 0 ? 0 : min(positions, last / stride &+ 1)
  return start..<max(start, end)
}

/// Calls a function with the parts of `count` elements that fill a vector, and with what is left.
@inline(__always)
func parts<T: Real>(_ type: T.Type, _ count: Int, _ body: (_ start: Int, _ count: Int) -> Void) {
  let lanes = T.Vector.scalarCount
  var start = 0
  while start &+ lanes <= count {
    body(start, lanes)
    start &+= lanes
  }
  if start < count { body(start, count &- start) }
}
