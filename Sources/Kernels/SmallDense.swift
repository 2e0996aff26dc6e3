// Dense layers of a few units. What counts here is latency: a vector that is loaded right after its
// elements were stored one by one waits until the stores have left the store buffer. So the elements
// of every result are gathered in registers and stored as vectors. Where all sizes are constants, as
// for the gates of two inputs that notebooks begin with, no loop remains.

/// `s = x · W`, `z = s + b`.
@inline(__always)
func denseForward<T: Real>(
  _ type: T.Type, _ samples: Int, _ inputs: Int, _ units: Int, _ x: UnsafeRawPointer,
  _ w: UnsafeRawPointer, _ b: UnsafeRawPointer?, _ s: UnsafeMutableRawPointer,
  _ z: UnsafeMutableRawPointer
) {
  switch (samples, inputs, units) {
  case (4, 2, 1): forwardPass(T.self, 4, 2, 1, x, w, b, s, z)
  case (4, 2, 2): forwardPass(T.self, 4, 2, 2, x, w, b, s, z)
  default: anyForwardPass(T.self, samples, inputs, units, x, w, b, s, z)
  }
}

/// The pass for any sizes, apart, since the compiler inlines only so much into one function.
@inline(never)
private func anyForwardPass<T: Real>(
  _ type: T.Type, _ samples: Int, _ inputs: Int, _ units: Int, _ x: UnsafeRawPointer,
  _ w: UnsafeRawPointer, _ b: UnsafeRawPointer?, _ s: UnsafeMutableRawPointer,
  _ z: UnsafeMutableRawPointer
) {
  forwardPass(T.self, samples, inputs, units, x, w, b, s, z)
}

@inline(__always)
private func forwardPass<T: Real>(
  _ type: T.Type, _ samples: Int, _ inputs: Int, _ units: Int, _ x: UnsafeRawPointer,
  _ w: UnsafeRawPointer, _ b: UnsafeRawPointer?, _ s: UnsafeMutableRawPointer,
  _ z: UnsafeMutableRawPointer
) {
  let x = x.assumingMemoryBound(to: T.self)
  let w = w.assumingMemoryBound(to: T.self)
  fill(samples, units, s) { i, j in
    chain(inputs, x + i &* inputs, 1, w + j, units)
  }
  guard let b = b?.assumingMemoryBound(to: T.self) else { return }
  let sums = s.assumingMemoryBound(to: T.self)
  fill(samples, units, z) { i, j in sums[i &* units &+ j] + b[j] }
}

/// `dW = xᵀ · dz`, `db = Σ dz`, `dx = dz · Wᵀ`.
@inline(__always)
func denseBackward<T: Real>(
  _ type: T.Type, _ samples: Int, _ inputs: Int, _ units: Int, _ x: UnsafeRawPointer,
  _ w: UnsafeRawPointer, _ dz: UnsafeRawPointer, _ dw: UnsafeMutableRawPointer,
  _ db: UnsafeMutableRawPointer?, _ dx: UnsafeMutableRawPointer?
) {
  switch (samples, inputs, units) {
  case (4, 2, 1): backwardPass(T.self, 4, 2, 1, x, w, dz, dw, db, dx)
  case (4, 2, 2): gateBackwardPass(T.self, x, w, dz, dw, db, dx)
  default: anyBackwardPass(T.self, samples, inputs, units, x, w, dz, dw, db, dx)
  }
}

/// The pass of four samples, two inputs and two units.
@inline(never)
private func gateBackwardPass<T: Real>(
  _ type: T.Type, _ x: UnsafeRawPointer, _ w: UnsafeRawPointer, _ dz: UnsafeRawPointer,
  _ dw: UnsafeMutableRawPointer, _ db: UnsafeMutableRawPointer?, _ dx: UnsafeMutableRawPointer?
) {
  backwardPass(T.self, 4, 2, 2, x, w, dz, dw, db, dx)
}

@inline(never)
private func anyBackwardPass<T: Real>(
  _ type: T.Type, _ samples: Int, _ inputs: Int, _ units: Int, _ x: UnsafeRawPointer,
  _ w: UnsafeRawPointer, _ dz: UnsafeRawPointer, _ dw: UnsafeMutableRawPointer,
  _ db: UnsafeMutableRawPointer?, _ dx: UnsafeMutableRawPointer?
) {
  backwardPass(T.self, samples, inputs, units, x, w, dz, dw, db, dx)
}

@inline(__always)
private func backwardPass<T: Real>(
  _ type: T.Type, _ samples: Int, _ inputs: Int, _ units: Int, _ x: UnsafeRawPointer,
  _ w: UnsafeRawPointer, _ dz: UnsafeRawPointer, _ dw: UnsafeMutableRawPointer,
  _ db: UnsafeMutableRawPointer?, _ dx: UnsafeMutableRawPointer?
) {
  let x = x.assumingMemoryBound(to: T.self)
  let w = w.assumingMemoryBound(to: T.self)
  let dz = dz.assumingMemoryBound(to: T.self)
  if let dx {
    fill(samples, inputs, dx) { i, p in
      chain(units, dz + i &* units, 1, w + p &* units, 1)
    }
  }
  fill(inputs, units, dw) { p, j in
    chain(samples, x + p, inputs, dz + j, units)
  }
  guard let db else { return }
  fill(1, units, db) { _, j in
    var sum = dz[j]
    for i in 1..<max(samples, 1) { sum += dz[i &* units &+ j] }
    return sum
  }
}

/// Fills a matrix with the values of a function of row and column, a SIMD8 at a time.
@inline(__always)
private func fill<T: Real>(
  _ rows: Int, _ columns: Int, _ out: UnsafeMutableRawPointer, _ element: (Int, Int) -> T
) {
  let out = out.assumingMemoryBound(to: SIMD8<T>.self)
  let count = rows &* columns
  var (i, j) = (0, 0)
  // The next element, or 0 behind the last.
  @inline(__always) func next() -> T {
    if i == rows { return 0 }
    let value = element(i, j)
    j &+= 1
    if j == columns {
      j = 0
      i &+= 1
    }
    return value
  }
  for group in 0..<(count &+ 7) / 8 {
    out[group] = SIMD8(next(), next(), next(), next(), next(), next(), next(), next())
  }
}

/// One element of a product: a chain of fused multiply-adds from −0.
///
/// The first links are written out, since for two or four of them a loop costs more than they do.
@inline(__always)
private func chain<T: Real>(
  _ count: Int, _ a: UnsafePointer<T>, _ aStride: Int, _ b: UnsafePointer<T>, _ bStride: Int
) -> T {
  var sum = fma(a[0], b[0], -0.0)
  if count == 1 { return sum }
  sum = fma(a[aStride], b[bStride], sum)
  if count == 2 { return sum }
  var (a, b) = (a + 2 &* aStride, b + 2 &* bStride)
  for _ in 2..<count {
    sum = fma(a[0], b[0], sum)
    a += aStride
    b += bStride
  }
  return sum
}
