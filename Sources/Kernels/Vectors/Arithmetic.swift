/// Adds a row to every row of a matrix.
@inline(__always)
func addRow<T: Real>(
  _ type: T.Type, _ rows: Int, _ columns: Int, _ s: UnsafeRawPointer, _ b: UnsafeRawPointer,
  _ z: UnsafeMutableRawPointer
) {
  let s = s.assumingMemoryBound(to: T.self)
  let b = b.assumingMemoryBound(to: T.self)
  let z = z.assumingMemoryBound(to: T.self)
  for i in 0..<rows {
    for j in 0..<columns { z[i &* columns &+ j] = s[i &* columns &+ j] + b[j] }
  }
}

/// The outer product of two vectors.
@inline(__always)
func outer<T: Real>(
  _ type: T.Type, _ rows: Int, _ columns: Int, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer,
  _ out: UnsafeMutableRawPointer
) {
  let a = a.assumingMemoryBound(to: T.self)
  let b = b.assumingMemoryBound(to: T.self)
  let out = out.assumingMemoryBound(to: T.self)
  for i in 0..<rows {
    for j in 0..<columns { out[i &* columns &+ j] = a[i] * b[j] }
  }
}

/// Sums the rows of a matrix.
@inline(__always)
func sumRows<T: Real>(
  _ type: T.Type, _ rows: Int, _ columns: Int, _ x: UnsafeRawPointer,
  _ out: UnsafeMutableRawPointer
) {
  let x = x.assumingMemoryBound(to: T.self)
  let out = out.assumingMemoryBound(to: T.self)
  for j in 0..<columns { out[j] = 0 + x[j] }
  for i in 1..<max(rows, 1) {
    for j in 0..<columns { out[j] += x[i &* columns &+ j] }
  }
}

/// Divides by a number.
@inline(__always)
func divide<T: Real>(
  _ type: T.Type, _ count: Int, _ divisor: Double, _ x: UnsafeMutableRawPointer
) {
  let divisor = T(divisor)
  mapVectors(T.self, count, x, x) { $0 / divisor }
}

/// Multiplies by a number.
@inline(__always)
func scale<T: Real>(
  _ type: T.Type, _ count: Int, _ factor: Double, _ x: UnsafeMutableRawPointer
) {
  let factor = T(factor)
  mapVectors(T.self, count, x, x) { $0 * factor }
}

/// Adds penalties to a gradient and clips it.
@inline(__always)
func penalize<T: Real>(
  _ type: T.Type, _ count: Int, _ decay: Double, _ slope: Double, _ bound: Double,
  _ w: UnsafeRawPointer, _ g: UnsafeRawPointer, _ out: UnsafeMutableRawPointer
) {
  let (decay, slope) = (T(decay), T(slope))
  let bound = T.Vector(repeating: T(bound))
  mapVectors(T.self, count, w, g, out) { w, g in
    let sum = g + decay * w + slope * T.sign(w)
    return sum.replacing(with: bound, where: sum .> bound)
      .replacing(with: -bound, where: sum .< -bound)
  }
}

/// Sums the squares in double precision, in the order of `pairwiseSum`. In single precision each square
/// is exact, and none overflows.
@inline(__always)
func sumOfSquares<T: Real>(_ type: T.Type, _ count: Int, _ x: UnsafeRawPointer) -> Double {
  pairwiseSum(count, x.assumingMemoryBound(to: T.self)) { Double($0) * Double($0) }
}

/// Sums all elements in the order of NumPy's pairwise summation, so that `np.mean` gives the same
/// bits.
@inline(__always)
func pairwiseSum<T: Real>(_ type: T.Type, _ count: Int, _ x: UnsafeRawPointer) -> Double {
  Double(pairwiseSum(count, x.assumingMemoryBound(to: T.self)) { $0 })
}

/// Sums terms, one for each element, in the order of NumPy's pairwise summation.
///
/// Up to 7 elements are added to +0 from left to right. Up to 128 go to eight running sums, element i to
/// the sum i mod 8, which are then added as 0+(((0+1)+(2+3))+((4+5)+(6+7))), and what is left over after the
/// last eight follows from left to right. More are split in two, the first part half of them
/// rounded down to a multiple of eight, and the sums of the parts are added.
/// (Described in NumPy's `loops_utils.h.src`.)
@inline(__always)
private func pairwiseSum<T: Real, Term: Real>(
  _ count: Int, _ x: UnsafePointer<T>, _ term: (T) -> Term
) -> Term {
  if count <= 128 { return blockSum(count, x, term) }
  // The recursion is laid out by hand, since a recursive function cannot be inlined into each
  // instruction set's table. 2³⁶ elements are split at most 30 times; and what is below 1 KiB is
  // sure to lie on the stack.
  return withUnsafeTemporaryAllocation(of: PairwisePart<Term>.self, capacity: 31) { parts in
    let parts = parts.baseAddress.unsafelyUnwrapped
    parts.initialize(to: PairwisePart(start: 0, count: count))
    var depth = 0
    var result: Term = 0
    while depth >= 0 {
      let part = parts[depth]
      if part.count > 128 && part.visits < 2 {
        if part.visits == 1 { parts[depth].left = result }
        parts[depth].visits = part.visits + 1
        let half = part.count / 2
        let left = half - half % 8
        (parts + depth + 1).initialize(
          to: part.visits == 0
            ? PairwisePart(start: part.start, count: left)
            : PairwisePart(start: part.start + left, count: part.count - left))
        depth += 1
      } else {
        result =
          part.count > 128 ? part.left + result : blockSum(part.count, x + part.start, term)
        depth -= 1
      }
    }
    return result
  }
}

/// A part of a pairwise sum whose halves may not both be known yet.
private struct PairwisePart<T: Real> {
  var start: Int
  var count: Int
  var visits = 0
  var left: T = 0
}

/// The pairwise sum of at most 128 elements.
@inline(__always)
private func blockSum<T: Real, Term: Real>(
  _ count: Int, _ x: UnsafePointer<T>, _ term: (T) -> Term
) -> Term {
  var sum: Term = 0
  var i = 0
  if count >= 8 {
    var r = (
      term(x[0]), term(x[1]), term(x[2]), term(x[3]), term(x[4]), term(x[5]), term(x[6]), term(x[7])
    )
    i = 8
    while i + 8 <= count {
      r.0 += term(x[i])
      r.1 += term(x[i + 1])
      r.2 += term(x[i + 2])
      r.3 += term(x[i + 3])
      r.4 += term(x[i + 4])
      r.5 += term(x[i + 5])
      r.6 += term(x[i + 6])
      r.7 += term(x[i + 7])
      i += 8
    }
    sum += ((r.0 + r.1) + (r.2 + r.3)) + ((r.4 + r.5) + (r.6 + r.7))
  }
  while i < count {
    sum += term(x[i])
    i += 1
  }
  return sum
}
