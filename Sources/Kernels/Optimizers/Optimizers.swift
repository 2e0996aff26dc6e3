// The update rules. Products, sums and differences are rounded apart, as in NumPy. `c` are the
// coefficients, each given in the order of the names that follow.

/// The operands of an update: one vector of the parameters, of their gradients, and the state.
@inline(__always)
private func update<T: Real>(
  _ type: T.Type, _ count: Int, _ w: UnsafeMutableRawPointer, _ g: UnsafeRawPointer,
  _ state: UnsafeMutableRawPointer, _ stride: Int,
  _ rule: (
    _ w: inout T.Vector, _ g: T.Vector, _ state: UnsafeMutablePointer<T.Vector>, _ next: Int
  ) -> Void
) {
  let w = w.assumingMemoryBound(to: T.Vector.self)
  let g = g.assumingMemoryBound(to: T.Vector.self)
  let state = state.assumingMemoryBound(to: T.Vector.self)
  let next = vectors(T.self, stride)
  for i in 0..<vectors(T.self, count) { rule(&w[i], g[i], state + i, next) }
}

/// w ← w − η·g.
@inline(__always)
func sgd<T: Real>(
  _ type: T.Type, _ count: Int, _ c: UnsafePointer<Double>, _ w: UnsafeMutableRawPointer,
  _ g: UnsafeRawPointer, _ state: UnsafeMutableRawPointer, _ stride: Int
) {
  let rate = T(c[0])
  update(T.self, count, w, g, state, stride) { w, g, state, next in
    w = w - rate * g
  }
}

/// v ← μ·v + g, w ← w − η·v; with Nesterov's look ahead w ← w − η·(g + μ·v).
@inline(__always)
func momentum<T: Real>(
  _ type: T.Type, looksAhead: Bool, _ count: Int, _ c: UnsafePointer<Double>,
  _ w: UnsafeMutableRawPointer,
  _ g: UnsafeRawPointer, _ state: UnsafeMutableRawPointer, _ stride: Int
) {
  let rate = T(c[0])
  let decay = T(c[1])
  update(T.self, count, w, g, state, stride) { w, g, state, next in
    state[0] = decay * state[0] + g
    w = w - rate * (looksAhead ? g + decay * state[0] : state[0])
  }
}

/// s ← s + g², w ← w − η·g / (√s + ε).
@inline(__always)
func adagrad<T: Real>(
  _ type: T.Type, _ count: Int, _ c: UnsafePointer<Double>, _ w: UnsafeMutableRawPointer,
  _ g: UnsafeRawPointer, _ state: UnsafeMutableRawPointer, _ stride: Int
) {
  let rate = T(c[0])
  let epsilon = T(c[1])
  update(T.self, count, w, g, state, stride) { w, g, state, next in
    state[0] = state[0] + g * g
    w = w - rate * (g / (T.squareRoot(state[0]) + epsilon))
  }
}

/// s ← ρ·s + (1 − ρ)·g², w ← w − η·g / (√s + ε).
@inline(__always)
func rmsprop<T: Real>(
  _ type: T.Type, _ count: Int, _ c: UnsafePointer<Double>, _ w: UnsafeMutableRawPointer,
  _ g: UnsafeRawPointer, _ state: UnsafeMutableRawPointer, _ stride: Int
) {
  let rate = T(c[0])
  let decay = T(c[1])
  let rest = T(c[2])
  let epsilon = T(c[3])
  update(T.self, count, w, g, state, stride) { w, g, state, next in
    state[0] = decay * state[0] + rest * (g * g)
    w = w - rate * (g / (T.squareRoot(state[0]) + epsilon))
  }
}

/// s ← ρ·s + (1 − ρ)·g², d = √(u + ε) / √(s + ε) · g, u ← ρ·u + (1 − ρ)·d², w ← w − η·d.
@inline(__always)
func adadelta<T: Real>(
  _ type: T.Type, _ count: Int, _ c: UnsafePointer<Double>, _ w: UnsafeMutableRawPointer,
  _ g: UnsafeRawPointer, _ state: UnsafeMutableRawPointer, _ stride: Int
) {
  let rate = T(c[0])
  let decay = T(c[1])
  let rest = T(c[2])
  let epsilon = T(c[3])
  update(T.self, count, w, g, state, stride) { w, g, state, next in
    state[0] = decay * state[0] + rest * (g * g)
    let change = T.squareRoot(state[next] + epsilon) / T.squareRoot(state[0] + epsilon) * g
    state[next] = decay * state[next] + rest * (change * change)
    w = w - rate * change
  }
}

/// m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², w ← κ·w − η₁·m / (√v / c + ε).
///
/// η₁ = η / (1 − β₁ᵗ), c = √(1 − β₂ᵗ); κ is 1, or 1 − η·λ where weights decay apart from the gradient.
/// AMSGrad has the largest v so far in the denominator.
@inline(__always)
func adam<T: Real>(
  _ type: T.Type, keepsLargest: Bool, _ count: Int, _ c: UnsafePointer<Double>,
  _ w: UnsafeMutableRawPointer,
  _ g: UnsafeRawPointer, _ state: UnsafeMutableRawPointer, _ stride: Int
) {
  let rate = T(c[0])
  let decay1 = T(c[1])
  let rest1 = T(c[2])
  let decay2 = T(c[3])
  let rest2 = T(c[4])
  let correction = T(c[5])
  let epsilon = T(c[6])
  let keep = T(c[7])
  update(T.self, count, w, g, state, stride) { w, g, state, next in
    state[0] = decay1 * state[0] + rest1 * g
    state[next] = decay2 * state[next] + rest2 * (g * g)
    var square = state[next]
    if keepsLargest {
      square = T.select(square .> state[2 &* next], square, state[2 &* next])
      state[2 &* next] = square
    }
    w = keep * w - rate * (state[0] / (T.squareRoot(square) / correction + epsilon))
  }
}

/// m and v as in `adam`, w ← w − (η₁·g + η₂·m) / (√v / c + ε).
@inline(__always)
func nadam<T: Real>(
  _ type: T.Type, _ count: Int, _ c: UnsafePointer<Double>, _ w: UnsafeMutableRawPointer,
  _ g: UnsafeRawPointer, _ state: UnsafeMutableRawPointer, _ stride: Int
) {
  let rate = T(c[0])
  let momentumRate = T(c[1])
  let decay1 = T(c[2])
  let rest1 = T(c[3])
  let decay2 = T(c[4])
  let rest2 = T(c[5])
  let correction = T(c[6])
  let epsilon = T(c[7])
  update(T.self, count, w, g, state, stride) { w, g, state, next in
    state[0] = decay1 * state[0] + rest1 * g
    state[next] = decay2 * state[next] + rest2 * (g * g)
    let scale = T.squareRoot(state[next]) / correction + epsilon
    w = w - rate * (g / scale) - momentumRate * (state[0] / scale)
  }
}
