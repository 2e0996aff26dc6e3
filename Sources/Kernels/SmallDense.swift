// Dense layers of a few units, where a call to the product would cost more than its work. The smallest
// of all have passes of their own, see `GateDense.swift`.

/// `s = x · W`, `z = s + b`.
@inline(__always)
func denseForward<T: Real>(
  _ type: T.Type, _ samples: Int, _ inputs: Int, _ units: Int, _ x: UnsafeRawPointer,
  _ w: UnsafeRawPointer, _ b: UnsafeRawPointer?, _ s: UnsafeMutableRawPointer,
  _ z: UnsafeMutableRawPointer
) {
  switch (samples, inputs, units) {
  case (4, 2, 1): gateForward(T.self, 1, x, w, b, s, z)
  case (4, 2, 2): gateForward(T.self, 2, x, w, b, s, z)
  default: forwardPass(T.self, samples, inputs, units, x, w, b, s, z)
  }
}

/// The forward pass of any size.
@inline(never)
private func forwardPass<T: Real>(
  _ type: T.Type, _ samples: Int, _ inputs: Int, _ units: Int, _ x: UnsafeRawPointer,
  _ w: UnsafeRawPointer, _ b: UnsafeRawPointer?, _ s: UnsafeMutableRawPointer,
  _ z: UnsafeMutableRawPointer
) {
  var x = x.assumingMemoryBound(to: T.self)
  let w = w.assumingMemoryBound(to: T.self)
  let b = b?.assumingMemoryBound(to: T.self)
  var s = s.assumingMemoryBound(to: T.self)
  var z = z.assumingMemoryBound(to: T.self)
  for _ in 0..<samples {
    for j in 0..<units {
      var sum: T = -0.0
      var column = w + j
      for p in 0..<inputs {
        sum = fma(x[p], column[0], sum)
        column += units
      }
      s[j] = sum
      if let b { z[j] = sum + b[j] }
    }
    x += inputs
    s += units
    z += units
  }
}

/// `dW = xᵀ · dz`, `db = Σ dz`, `dx = dz · Wᵀ`.
@inline(__always)
func denseBackward<T: Real>(
  _ type: T.Type, _ samples: Int, _ inputs: Int, _ units: Int, _ x: UnsafeRawPointer,
  _ w: UnsafeRawPointer, _ dz: UnsafeRawPointer, _ dw: UnsafeMutableRawPointer,
  _ db: UnsafeMutableRawPointer?, _ dx: UnsafeMutableRawPointer?
) {
  switch (samples, inputs, units) {
  case (4, 2, 1): gateBackward(T.self, 1, x, w, dz, dw, db, dx)
  case (4, 2, 2): gateBackward2(T.self, x, w, dz, dw, db, dx)
  default: backwardPass(T.self, samples, inputs, units, x, w, dz, dw, db, dx)
  }
}

/// The backward pass of any size.
@inline(never)
private func backwardPass<T: Real>(
  _ type: T.Type, _ samples: Int, _ inputs: Int, _ units: Int, _ x: UnsafeRawPointer,
  _ w: UnsafeRawPointer, _ dz: UnsafeRawPointer, _ dw: UnsafeMutableRawPointer,
  _ db: UnsafeMutableRawPointer?, _ dx: UnsafeMutableRawPointer?
) {
  let x = x.assumingMemoryBound(to: T.self)
  let w = w.assumingMemoryBound(to: T.self)
  let dz = dz.assumingMemoryBound(to: T.self)
  let dw = dw.assumingMemoryBound(to: T.self)
  for j in 0..<units {
    for p in 0..<inputs {
      var sum: T = -0.0
      for i in 0..<samples { sum = fma(x[i &* inputs &+ p], dz[i &* units &+ j], sum) }
      dw[p &* units &+ j] = sum
    }
    if let db = db?.assumingMemoryBound(to: T.self) {
      var sum = dz[j]
      for i in 1..<max(samples, 1) { sum += dz[i &* units &+ j] }
      db[j] = sum
    }
  }
  guard let dx = dx?.assumingMemoryBound(to: T.self) else { return }
  for i in 0..<samples {
    for p in 0..<inputs {
      var sum: T = -0.0
      for j in 0..<units { sum = fma(dz[i &* units &+ j], w[p &* units &+ j], sum) }
      dx[i &* inputs &+ p] = sum
    }
  }
}
