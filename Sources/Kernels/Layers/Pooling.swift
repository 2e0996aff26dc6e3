import KernelInterface

/// Positions of a window in one row of the output, and what of the window lies inside the input at
/// all of them: several positions where that are all columns, or a single one.
private struct PoolingStrip {
  /// The first position in its channel.
  let position: Int
  let count: Int
  /// Where the upper left corner of the window lies in the channel of x, perhaps in the padding.
  let corner: Int
  let rows: Range<Int>
  let columns: Range<Int>

  /// Where the first element of the window that lies inside lies in the channel of x.
  @inline(__always)
  func start(_ width: Int) -> Int { corner &+ rows.lowerBound &* width &+ columns.lowerBound }
}

/// Calls a function with strips of at most a vector's lanes that cover all positions in order.
@inline(__always)
private func strips<T: Real>(_ type: T.Type, _ s: WindowShape, _ body: (PoolingStrip) -> Void) {
  for i in 0..<s.outputHeight {
    let top = i &* s.strideHeight &- s.paddingHeight
    let rows = max(0, -top)..<min(s.kernelHeight, s.height &- top)
    var j = 0
    while j < s.outputWidth {
      let left = j &* s.strideWidth &- s.paddingWidth
      let columns = max(0, -left)..<min(s.kernelWidth, s.width &- left)
      let last = (s.width &+ s.paddingWidth &- s.kernelWidth) / s.strideWidth
      let count =
        columns.count == s.kernelWidth
        ? min(T.Vector.scalarCount, s.outputWidth &- j, last &+ 1 &- j) : 1
      body(
        PoolingStrip(
          position: i &* s.outputWidth &+ j, count: count, corner: top &* s.width &+ left,
          rows: rows, columns: columns))
      j &+= count
    }
  }
}

/// The largest element of each window; padding is never the largest.
@inline(__always)
func maximumPool<T: Real>(
  _ type: T.Type, _ samples: Int, _ shape: UnsafeRawPointer, _ x: UnsafeRawPointer,
  _ z: UnsafeMutableRawPointer, _ places: UnsafeMutableRawPointer
) {
  let s = shape.load(as: WindowShape.self)
  let (x, z) = (x.assumingMemoryBound(to: T.self), z.assumingMemoryBound(to: T.self))
  // Integers, which only move through vectors of scalars.
  let places = places.assumingMemoryBound(to: T.self)
  for plane in 0..<samples &* s.channels {
    let input = x + plane &* s.height &* s.width
    let (output, winners) = (z + plane &* s.positions, places + plane &* s.positions)
    strips(T.self, s) { strip in
      let start = strip.start(s.width)
      var best = T.load(strip.count, input + start, step: s.strideWidth)
      var winner = T.places(from: start, step: s.strideWidth)
      for u in strip.rows {
        for v in strip.columns {
          let place = strip.corner &+ u &* s.width &+ v
          let value = T.load(strip.count, input + place, step: s.strideWidth)
          let wins = T.wins(value, over: best)
          best = T.select(wins, value, best)
          winner = T.select(wins, T.places(from: place, step: s.strideWidth), winner)
        }
      }
      T.store(strip.count, best, output + strip.position)
      T.store(strip.count, winner, winners + strip.position)
    }
  }
}

/// Hands each gradient to the element that was the largest.
@inline(__always)
func maximumPoolBackward<T: Real>(
  _ type: T.Type, _ samples: Int, _ shape: UnsafeRawPointer, _ dz: UnsafeRawPointer,
  _ dx: UnsafeMutableRawPointer, _ places: UnsafeRawPointer
) {
  let s = shape.load(as: WindowShape.self)
  let (dz, dx) = (dz.assumingMemoryBound(to: T.self), dx.assumingMemoryBound(to: T.self))
  let places = places.assumingMemoryBound(to: T.SIMDMaskScalar.self)
  fill(T.self, samples &* s.inputCount, 0, dx)
  for plane in 0..<samples &* s.channels {
    let input = dx + plane &* s.height &* s.width
    let start = plane &* s.positions
    for i in start..<start &+ s.positions { input[Int(truncatingIfNeeded: places[i])] += dz[i] }
  }
}

/// The mean of each window: its elements summed over ascending rows and columns, then divided.
@inline(__always)
func averagePool<T: Real>(
  _ type: T.Type, _ samples: Int, _ shape: UnsafeRawPointer, _ x: UnsafeRawPointer,
  _ z: UnsafeMutableRawPointer
) {
  let s = shape.load(as: WindowShape.self)
  let (x, z) = (x.assumingMemoryBound(to: T.self), z.assumingMemoryBound(to: T.self))
  let size = T.Vector(repeating: T(s.kernelHeight &* s.kernelWidth))
  for plane in 0..<samples &* s.channels {
    let (input, output) = (x + plane &* s.height &* s.width, z + plane &* s.positions)
    strips(T.self, s) { strip in
      var sum = T.Vector(repeating: 0)
      for u in strip.rows {
        for v in strip.columns {
          let place = strip.corner &+ u &* s.width &+ v
          sum += T.load(strip.count, input + place, step: s.strideWidth)
        }
      }
      T.store(strip.count, sum / size, output + strip.position)
    }
  }
}

/// Shares each gradient among the elements of its window.
///
/// An element of several windows sums their shares from the last window to the first.
@inline(__always)
func averagePoolBackward<T: Real>(
  _ type: T.Type, _ samples: Int, _ shape: UnsafeRawPointer, _ dz: UnsafeRawPointer,
  _ dx: UnsafeMutableRawPointer
) {
  let s = shape.load(as: WindowShape.self)
  let (dz, dx) = (dz.assumingMemoryBound(to: T.self), dx.assumingMemoryBound(to: T.self))
  let size = T(s.kernelHeight &* s.kernelWidth)
  fill(T.self, samples &* s.inputCount, 0, dx)
  for plane in 0..<samples &* s.channels {
    let (input, output) = (dx + plane &* s.height &* s.width, dz + plane &* s.positions)
    var position = s.positions
    while position > 0 {
      position &-= 1
      let top = position / s.outputWidth &* s.strideHeight &- s.paddingHeight
      let left = position % s.outputWidth &* s.strideWidth &- s.paddingWidth
      let share = output[position] / size
      let columns = max(0, left)..<min(s.width, left &+ s.kernelWidth)
      for row in max(0, top)..<min(s.height, top &+ s.kernelHeight) {
        for column in columns { input[row &* s.width &+ column] += share }
      }
    }
  }
}
