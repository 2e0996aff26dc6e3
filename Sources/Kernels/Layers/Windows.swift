import KernelInterface

/// Copies windows into columns.
@inline(__always)
func unfold<T: Real>(
  _ type: T.Type, _ shape: UnsafeRawPointer, _ x: UnsafeRawPointer,
  _ columns: UnsafeMutableRawPointer
) {
  let s = shape.load(as: WindowShape.self)
  let x = x.assumingMemoryBound(to: T.self)
  var row = columns.assumingMemoryBound(to: T.self)
  let isPadded = s.paddingHeight > 0 || s.paddingWidth > 0
  for c in 0..<s.channels {
    let channel = x + c &* s.height &* s.width
    for u in 0..<s.kernelHeight {
      for v in 0..<s.kernelWidth {
        if isPadded { fill(T.self, s.positions, 0, row) }
        if s.strideWidth == 1 {
          runs(T.self, s, u, v) { T.store($2, T.load($2, channel + $1), row + $0) }
        } else {
          runs(T.self, s, u, v) {
            T.store($2, T.load($2, channel + $1, step: s.strideWidth), row + $0)
          }
        }
        row += s.positions
      }
    }
  }
}

/// Copies parts of windows into rows.
@inline(__always)
func unfoldRows<T: Real>(
  _ type: T.Type, _ shape: UnsafeRawPointer, _ first: Int, _ count: Int, _ x: UnsafeRawPointer,
  _ rows: UnsafeMutableRawPointer
) {
  let s = shape.load(as: WindowShape.self)
  let x = x.assumingMemoryBound(to: T.self)
  let rows = rows.assumingMemoryBound(to: T.self)
  let width = count &* s.kernelWidth
  if s.paddingHeight > 0 || s.paddingWidth > 0 { fill(T.self, s.positions &* width, 0, rows) }
  for k in 0..<count {
    let (c, u) = ((first &+ k) / s.kernelHeight, (first &+ k) % s.kernelHeight)
    let channel = x + c &* s.height &* s.width
    for i in inside(u, s.strideHeight, s.paddingHeight, s.height, s.outputHeight) {
      let from = channel + (i &* s.strideHeight &+ u &- s.paddingHeight) &* s.width
      let to = rows + (i &* s.outputWidth &* width &+ k &* s.kernelWidth)
      unfoldRow(T.self, s, from, to, width)
    }
  }
}

/// Copies those parts of windows that lie in one row of x.
@inline(__always)
private func unfoldRow<T: Real>(
  _ type: T.Type, _ s: WindowShape, _ x: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>,
  _ width: Int
) {
  // The positions at which the whole row of the window lies inside.
  let start = min(s.outputWidth, (s.paddingWidth &+ s.strideWidth &- 1) / s.strideWidth)
  let room = s.width &+ s.paddingWidth &- s.kernelWidth
  let end = room < 0 ? start : max(start, min(s.outputWidth, room / s.strideWidth &+ 1))
  parts(T.self, s.kernelWidth) { v, count in
    for j in start..<end {
      let left = j &* s.strideWidth &- s.paddingWidth
      T.store(count, T.load(count, x + (left &+ v)), out + (j &* width &+ v))
    }
  }
  var j = start > 0 ? 0 : end
  while j < s.outputWidth {
    let left = j &* s.strideWidth &- s.paddingWidth
    var v = max(0, -left)
    while v < min(s.kernelWidth, s.width &- left) {
      out[j &* width &+ v] = x[left &+ v]
      v &+= 1
    }
    j = j &+ 1 == start ? end : j &+ 1
  }
}

/// Sums columns into windows.
@inline(__always)
func fold<T: Real>(
  _ type: T.Type, _ shape: UnsafeRawPointer, _ columns: UnsafeRawPointer,
  _ x: UnsafeMutableRawPointer
) {
  let s = shape.load(as: WindowShape.self)
  let x = x.assumingMemoryBound(to: T.self)
  var row = columns.assumingMemoryBound(to: T.self)
  fill(T.self, s.inputCount, 0, x)
  for c in 0..<s.channels {
    let channel = x + c &* s.height &* s.width
    for u in 0..<s.kernelHeight {
      for v in 0..<s.kernelWidth {
        if s.strideWidth == 1 {
          runs(T.self, s, u, v) { add(T.self, $2, row + $0, to: channel + $1) }
        } else {
          runs(T.self, s, u, v) { position, place, count in
            for j in 0..<count { channel[place &+ j &* s.strideWidth] += row[position &+ j] }
          }
        }
        row += s.positions
      }
    }
  }
}

/// Adds fewer elements than a vector has, or as many.
///
/// What is left is added by smaller vectors: loads would have to wait for the masked stores of the
/// elements before.
@inline(__always)
private func add<T: Real>(
  _ type: T.Type, _ count: Int, _ x: UnsafePointer<T>, to sum: UnsafeMutablePointer<T>
) {
  if count == T.Vector.scalarCount { return add(T.Vector.self, x, to: sum) }
  var i = 0
  if T.Vector.scalarCount > 8, count & 8 != 0 {
    add(SIMD8<T>.self, x, to: sum)
    i = 8
  }
  if count & 4 != 0 {
    add(SIMD4<T>.self, x + i, to: sum + i)
    i &+= 4
  }
  if count & 2 != 0 {
    add(SIMD2<T>.self, x + i, to: sum + i)
    i &+= 2
  }
  if count & 1 != 0 { sum[i] += x[i] }
}

/// Adds one vector.
@inline(__always)
private func add<V: SIMD & BitwiseCopyable>(
  _ type: V.Type, _ x: UnsafePointer<V.Scalar>, to sum: UnsafeMutablePointer<V.Scalar>
) where V.Scalar: Real {
  let (a, b): (V, V) = (load(sum), load(x))
  save(a + b, sum)
}

/// Sets elements to a number.
@inline(__always)
func fill<T: Real>(
  _ type: T.Type, _ count: Int, _ value: T, _ x: UnsafeMutablePointer<T>
) {
  parts(T.self, count) { T.store($1, T.Vector(repeating: value), x + $0) }
}
