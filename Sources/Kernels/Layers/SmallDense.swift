import KernelInterface

// Dense layers of a few units, where a call to the product would cost more than its work. The smallest
// of all have passes of their own, see `GateDense.swift`.

/// `s = x · W`, `z = s + b`.
@inline(__always)
func denseForward<T: Real>(_ type: T.Type, _ operands: UnsafeRawPointer) {
  let o = operands.assumingMemoryBound(to: DenseOperands.self)
  switch (o.pointee.samples, o.pointee.inputs, o.pointee.units) {
  case (4, 2, 1): gateForward(T.self, 1, o)
  case (4, 2, 2): gateForward(T.self, 2, o)
  default: forwardPass(T.self, o)
  }
}

/// The forward pass of any size.
@inline(never)
private func forwardPass<T: Real>(_ type: T.Type, _ o: UnsafePointer<DenseOperands>) {
  let o = o.pointee
  let (inputs, units) = (o.inputs, o.units)
  var x = o.x.assumingMemoryBound(to: T.self)
  let w = o.w.assumingMemoryBound(to: T.self)
  let b = o.b?.assumingMemoryBound(to: T.self)
  var s = o.s.assumingMemoryBound(to: T.self)
  var z = o.z.assumingMemoryBound(to: T.self)
  let start: T = startOfSum(o.singleTerms.s)
  for _ in 0..<o.samples {
    for j in 0..<units {
      var sum = start
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
func denseBackward<T: Real>(_ type: T.Type, _ operands: UnsafeRawPointer) {
  let o = operands.assumingMemoryBound(to: DenseOperands.self)
  switch (o.pointee.samples, o.pointee.inputs, o.pointee.units) {
  case (4, 2, 1) where !o.pointee.singleTerms.dx: gateBackward(T.self, 1, o)
  case (4, 2, 2): gateBackward2(T.self, o)
  default: backwardPass(T.self, o)
  }
}

/// The backward pass of any size.
@inline(never)
private func backwardPass<T: Real>(_ type: T.Type, _ o: UnsafePointer<DenseOperands>) {
  let o = o.pointee
  let (samples, inputs, units) = (o.samples, o.inputs, o.units)
  let x = o.x.assumingMemoryBound(to: T.self)
  let w = o.w.assumingMemoryBound(to: T.self)
  let dz = o.dz.assumingMemoryBound(to: T.self)
  let dw = o.dw.assumingMemoryBound(to: T.self)
  let start: T = startOfSum(o.singleTerms.dw)
  for j in 0..<units {
    for p in 0..<inputs {
      var sum = start
      for i in 0..<samples { sum = fma(x[i &* inputs &+ p], dz[i &* units &+ j], sum) }
      dw[p &* units &+ j] = sum
    }
    if let db = o.db?.assumingMemoryBound(to: T.self) {
      var sum = startOfSum(o.singleTerms.db) + dz[j]
      for i in 1..<max(samples, 1) { sum += dz[i &* units &+ j] }
      db[j] = sum
    }
  }
  guard let dx = o.dx?.assumingMemoryBound(to: T.self) else { return }
  let startOfInput: T = startOfSum(o.singleTerms.dx)
  for i in 0..<samples {
    for p in 0..<inputs {
      var sum = startOfInput
      for j in 0..<units { sum = fma(dz[i &* units &+ j], w[p &* units &+ j], sum) }
      dx[i &* inputs &+ p] = sum
    }
  }
}

/// What a sum starts from: +0, or −0 where it is of a single term, which then keeps its sign.
@inline(__always)
private func startOfSum<T: Real>(_ isSingleTerm: Bool) -> T { isSingleTerm ? -0.0 : 0 }
