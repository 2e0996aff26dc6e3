import KernelInterface

// Groups that are the columns of a matrix, as the features of a batch are: row by row, with a sum for
// each column. Each sum runs over ascending rows, as if the columns were taken one by one.

extension GroupShape {
  /// Whether the groups are the columns of a matrix.
  @inline(__always)
  var areColumns: Bool { groupStride == 1 && inner == 1 }
}

/// The mean, the variance and 1 / √(variance + ε) of columns.
@inline(__always)
func measureColumns<T: Real>(
  _ s: GroupShape, _ epsilon: T, _ x: UnsafePointer<T>, _ mean: UnsafeMutablePointer<T>,
  _ variance: UnsafeMutablePointer<T>, _ scale: UnsafeMutablePointer<T>
) {
  let count = T(s.outer)
  mean.update(repeating: 0, count: s.groups)
  for o in 0..<s.outer {
    let x = x + o &* s.outerStride
    for g in 0..<s.groups { mean[g] += x[g] }
  }
  for g in 0..<s.groups { mean[g] /= count }
  variance.update(repeating: 0, count: s.groups)
  for o in 0..<s.outer {
    let x = x + o &* s.outerStride
    for g in 0..<s.groups { variance[g] += (x[g] - mean[g]) * (x[g] - mean[g]) }
  }
  for g in 0..<s.groups {
    variance[g] /= count
    scale[g] = 1 / (variance[g] + epsilon).squareRoot()
  }
}

/// `n = (x − mean) · scale` of columns.
@inline(__always)
func normalizeColumns<T: Real>(
  _ s: GroupShape, _ x: UnsafePointer<T>, _ mean: UnsafePointer<T>, _ scale: UnsafePointer<T>,
  _ n: UnsafeMutablePointer<T>
) {
  for o in 0..<s.outer {
    let (x, n) = (x + o &* s.outerStride, n + o &* s.outerStride)
    for g in 0..<s.groups { n[g] = (x[g] - mean[g]) * scale[g] }
  }
}

/// The backward pass of `normalize` for columns.
@inline(__always)
func normalizeColumnsBackward<T: Real>(
  _ s: GroupShape, _ n: UnsafePointer<T>, _ scale: UnsafePointer<T>, _ dn: UnsafePointer<T>,
  _ dx: UnsafeMutablePointer<T>
) {
  // Some columns at a time: what is not above 1 KiB is sure to lie on the stack.
  let width = 512 / MemoryLayout<T>.stride
  let count = T(s.outer)
  withUnsafeTemporaryAllocation(of: T.self, capacity: 2 * width) { sums in
    let means = sums.baseAddress.unsafelyUnwrapped
    let slopes = means + width
    for first in stride(from: 0, to: s.groups, by: width) {
      let groups = min(width, s.groups &- first)
      let (n, dn, dx, scale) = (n + first, dn + first, dx + first, scale + first)
      sumColumns(groups, s.outer, s.outerStride, dn, n, means, slopes)
      for g in 0..<groups {
        means[g] /= count
        slopes[g] /= count
      }
      for o in 0..<s.outer {
        let row = o &* s.outerStride
        let (n, dn, dx) = (n + row, dn + row, dx + row)
        for g in 0..<groups { dx[g] = scale[g] * (dn[g] - means[g] - n[g] * slopes[g]) }
      }
    }
  }
}

/// Column sums of x and of x · y.
@inline(__always)
func sumColumns<T: Real>(
  _ columns: Int, _ rows: Int, _ rowStride: Int, _ x: UnsafePointer<T>, _ y: UnsafePointer<T>,
  _ sums: UnsafeMutablePointer<T>, _ products: UnsafeMutablePointer<T>
) {
  sums.update(repeating: 0, count: columns)
  products.update(repeating: 0, count: columns)
  for i in 0..<rows {
    let (x, y) = (x + i &* rowStride, y + i &* rowStride)
    for j in 0..<columns {
      sums[j] += x[j]
      products[j] += x[j] * y[j]
    }
  }
}
