import KernelInterface

// Dense layers of two inputs and one or two units on the four samples of a logic gate, which notebooks
// begin with. With all sizes constant no loop remains. What counts here is latency: a vector that is
// loaded right after its elements were stored one by one waits until the stores have left the store
// buffer. So the elements of every result are gathered in registers and stored as vectors.

@inline(__always) private var samples: Int { 4 }
@inline(__always) private var inputs: Int { 2 }

/// `s = x · W`, `z = s + b`.
@inline(__always)
func gateForward<T: Real>(
  _ type: T.Type, _ units: Int, _ o: UnsafePointer<DenseOperands>
) {
  let o = o.pointee
  let x = o.x.assumingMemoryBound(to: T.self)
  let w = o.w.assumingMemoryBound(to: T.self)
  fill(samples, units, o.s) { i, j in
    chain(inputs, x + i &* inputs, 1, w + j, units)
  }
  guard let b = o.b?.assumingMemoryBound(to: T.self) else { return }
  let sums = o.s.assumingMemoryBound(to: T.self)
  fill(samples, units, o.z) { i, j in sums[i &* units &+ j] + b[j] }
}

/// `dW = xᵀ · dz`, `db = Σ dz`, `dx = dz · Wᵀ` for two units.
///
/// This is a function apart, since the compiler inlines only so much into one.
@inline(never)
func gateBackward2<T: Real>(_ type: T.Type, _ o: UnsafePointer<DenseOperands>) {
  gateBackward(T.self, 2, o)
}

/// The same for one or two units.
@inline(__always)
func gateBackward<T: Real>(
  _ type: T.Type, _ units: Int, _ o: UnsafePointer<DenseOperands>
) {
  let o = o.pointee
  let x = o.x.assumingMemoryBound(to: T.self)
  let w = o.w.assumingMemoryBound(to: T.self)
  let dz = o.dz.assumingMemoryBound(to: T.self)
  if let dx = o.dx {
    fill(samples, inputs, dx) { i, p in
      chain(units, dz + i &* units, 1, w + p &* units, 1)
    }
  }
  fill(inputs, units, o.dw) { p, j in
    chain(samples, x + p, inputs, dz + j, units)
  }
  guard let db = o.db else { return }
  // The +0 that sums start from matters only where all else is -0, so that it may come last, where nobody waits for it.
  fill(1, units, db) { _, j in
    ((dz[j] + dz[units &+ j]) + dz[2 &* units &+ j]) + (0 + dz[3 &* units &+ j])
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

/// One element of a product: a chain of fused multiply-adds from +0.
///
/// The links are written out, since not every loop would be unrolled before the compiler looks for
/// operations that make a vector.
@inline(__always)
private func chain<T: Real>(
  _ count: Int, _ a: UnsafePointer<T>, _ aStride: Int, _ b: UnsafePointer<T>, _ bStride: Int
) -> T {
  assert(count == 1 || count == 2 || count == 4)
  var sum = fma(a[0], b[0], 0)
  if count == 1 { return sum }
  sum = fma(a[aStride], b[bStride], sum)
  if count == 2 { return sum }
  sum = fma(a[2 &* aStride], b[2 &* bStride], sum)
  return fma(a[3 &* aStride], b[3 &* bStride], sum)
}
