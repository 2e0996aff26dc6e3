import KernelInterface

/// Normalises groups to mean 0 and variance 1.
@inline(__always)
func normalize<T: Real>(
  _ type: T.Type, _ shape: UnsafeRawPointer, _ epsilon: Double, _ measures: Bool,
  _ x: UnsafeRawPointer, _ mean: UnsafeMutableRawPointer, _ variance: UnsafeMutableRawPointer,
  _ scale: UnsafeMutableRawPointer, _ n: UnsafeMutableRawPointer
) {
  let s = shape.load(as: GroupShape.self)
  let (x, n) = (x.assumingMemoryBound(to: T.self), n.assumingMemoryBound(to: T.self))
  let (mean, scale) = (mean.assumingMemoryBound(to: T.self), scale.assumingMemoryBound(to: T.self))
  let variance = variance.assumingMemoryBound(to: T.self)
  if s.areColumns {
    if measures { measureColumns(s, T(epsilon), x, mean, variance, scale) }
    return normalizeColumns(s, x, mean, scale, n)
  }
  let count = T(s.outer &* s.inner)
  for g in 0..<s.groups {
    if measures {
      var sum: T = 0
      eachElement(s, g) { sum += x[$0] }
      let center = sum / count
      var squares: T = 0
      eachElement(s, g) { squares += (x[$0] - center) * (x[$0] - center) }
      mean[g] = center
      variance[g] = squares / count
      scale[g] = 1 / (variance[g] + T(epsilon)).squareRoot()
    }
    let (center, factor) = (mean[g], scale[g])
    eachElement(s, g) { n[$0] = (x[$0] - center) * factor }
  }
}

/// The backward pass of `normalize`.
@inline(__always)
func normalizeBackward<T: Real>(
  _ type: T.Type, _ shape: UnsafeRawPointer, _ n: UnsafeRawPointer,
  _ scale: UnsafeRawPointer, _ dn: UnsafeRawPointer, _ dx: UnsafeMutableRawPointer
) {
  let s = shape.load(as: GroupShape.self)
  let (n, scale) = (n.assumingMemoryBound(to: T.self), scale.assumingMemoryBound(to: T.self))
  let (dn, dx) = (dn.assumingMemoryBound(to: T.self), dx.assumingMemoryBound(to: T.self))
  if s.areColumns { return normalizeColumnsBackward(s, n, scale, dn, dx) }
  let count = T(s.outer &* s.inner)
  for g in 0..<s.groups {
    var (sum, product): (T, T) = (0, 0)
    eachElement(s, g) {
      sum += dn[$0]
      product += dn[$0] * n[$0]
    }
    let (mean, slope, factor) = (sum / count, product / count, scale[g])
    eachElement(s, g) { dx[$0] = factor * (dn[$0] - mean - n[$0] * slope) }
  }
}

/// Scales and shifts channels.
@inline(__always)
func affine<T: Real>(
  _ type: T.Type, _ samples: Int, _ channels: Int, _ positions: Int, _ n: UnsafeRawPointer,
  _ gamma: UnsafeRawPointer, _ beta: UnsafeRawPointer, _ z: UnsafeMutableRawPointer
) {
  let (n, z) = (n.assumingMemoryBound(to: T.self), z.assumingMemoryBound(to: T.self))
  let (gamma, beta) = (gamma.assumingMemoryBound(to: T.self), beta.assumingMemoryBound(to: T.self))
  for i in 0..<samples {
    let start = i &* channels &* positions
    if positions == 1 {
      for c in 0..<channels { z[start &+ c] = gamma[c] * n[start &+ c] + beta[c] }
    } else {
      for c in 0..<channels {
        let start = start &+ c &* positions
        for p in start..<start &+ positions { z[p] = gamma[c] * n[p] + beta[c] }
      }
    }
  }
}

/// The backward pass of `affine`.
@inline(__always)
func affineBackward<T: Real>(
  _ type: T.Type, _ samples: Int, _ channels: Int, _ positions: Int, _ n: UnsafeRawPointer,
  _ gamma: UnsafeRawPointer, _ dz: UnsafeRawPointer, _ dgamma: UnsafeMutableRawPointer,
  _ dbeta: UnsafeMutableRawPointer, _ dn: UnsafeMutableRawPointer
) {
  let (n, gamma) = (n.assumingMemoryBound(to: T.self), gamma.assumingMemoryBound(to: T.self))
  let (dz, dn) = (dz.assumingMemoryBound(to: T.self), dn.assumingMemoryBound(to: T.self))
  let dgamma = dgamma.assumingMemoryBound(to: T.self)
  let dbeta = dbeta.assumingMemoryBound(to: T.self)
  if positions == 1 {
    sumColumns(channels, samples, channels, dz, n, dbeta, dgamma)
    for i in 0..<samples {
      let (dz, dn) = (dz + i &* channels, dn + i &* channels)
      for c in 0..<channels { dn[c] = dz[c] * gamma[c] }
    }
    return
  }
  for c in 0..<channels {
    var (slope, sum): (T, T) = (0, 0)
    for i in 0..<samples {
      let start = (i &* channels &+ c) &* positions
      for p in start..<start &+ positions {
        slope += dz[p] * n[p]
        sum += dz[p]
        dn[p] = dz[p] * gamma[c]
      }
    }
    dgamma[c] = slope
    dbeta[c] = sum
  }
}

/// Calls a function with the place of each element of a group.
@inline(__always)
private func eachElement(_ s: GroupShape, _ group: Int, _ body: (Int) -> Void) {
  for o in 0..<s.outer {
    let start = group &* s.groupStride &+ o &* s.outerStride
    for i in start..<start &+ s.inner { body(i) }
  }
}
