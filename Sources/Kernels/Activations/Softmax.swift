// Softmax and its cross-entropy, row by row. Sums over a row run over ascending columns from the
// first element.

/// `a = exp(z − m) / Σ exp(z − m)`, m being the largest of a row, so that nothing overflows.
@inline(__always)
func softmax<T: Real>(
  _ type: T.Type, _ rows: Int, _ columns: Int, _ z: UnsafeRawPointer,
  _ a: UnsafeMutableRawPointer
) {
  subtractRowMaximum(T.self, rows, columns, z, a)
  mapVectors(T.self, rows &* columns, a, a) { T.exp($0) }
  let a = a.assumingMemoryBound(to: T.self)
  for i in 0..<rows {
    let row = a + i &* columns
    let sum = rowSum(T.self, columns, row)
    for j in 0..<columns { row[j] /= sum }
  }
}

/// `dz = a · (da − Σ da·a)`.
@inline(__always)
func softmaxBackward<T: Real>(
  _ type: T.Type, _ rows: Int, _ columns: Int, _ a: UnsafeRawPointer, _ da: UnsafeRawPointer,
  _ dz: UnsafeMutableRawPointer
) {
  let a = a.assumingMemoryBound(to: T.self)
  let da = da.assumingMemoryBound(to: T.self)
  let dz = dz.assumingMemoryBound(to: T.self)
  for i in 0..<rows {
    let start = i &* columns
    var sum: T = 0
    for j in start..<start &+ columns { sum += da[j] * a[j] }
    for j in start..<start &+ columns { dz[j] = a[j] * (da[j] - sum) }
  }
}

/// The terms of softmax cross-entropy from logits, `−y' (a − m − log Σ exp(a − m))`, 0 where y' = 0.
///
/// Targets are smoothed: y' = (1 − ε) y + ε / columns. The largest logit's share of the sum is 1, so that
/// the logarithm is log(1 + the others), which keeps its digits where the answer is confident. The scratch is left with
/// softmax(a), but for a probability above ½ with that less 1, which is negative, for the same reason.
@inline(__always)
func softmaxTerms<T: Real>(
  _ type: T.Type, _ rows: Int, _ columns: Int, _ smoothing: Double, _ a: UnsafeRawPointer,
  _ y: UnsafeRawPointer, _ scratch: UnsafeMutableRawPointer, _ terms: UnsafeMutableRawPointer
) {
  let count = rows &* columns
  let (keep, share) = smoothed(T.self, smoothing, columns)
  subtractRowMaximum(T.self, rows, columns, a, terms)
  mapVectors(T.self, count, terms, scratch) { T.exp($0) }
  let y = y.assumingMemoryBound(to: T.self)
  let p = scratch.assumingMemoryBound(to: T.self)
  let t = terms.assumingMemoryBound(to: T.self)
  for i in 0..<rows {
    let start = i &* columns
    var largest = start
    while largest &+ 1 < start &+ columns && t[largest] != 0 { largest &+= 1 }
    let others =
      rowSum(T.self, largest &- start, p + start)
      + rowSum(T.self, start &+ columns &- largest &- 1, p + (largest &+ 1))
    let sum = rowSum(T.self, columns, p + start)
    let logarithm = T.callLog1p(T.Vector(repeating: others))[0]
    for j in start..<start &+ columns {
      let target = keep * y[j] + share
      t[j] = target == 0 ? 0 : 0 - target * (t[j] - logarithm)
      p[j] /= sum
    }
    if others < 1 { p[largest] = -(others / sum) }
  }
}

/// The gradient of softmax cross-entropy from logits: softmax(a) Σ y' − y', from probabilities or, where they are
/// negative, probabilities less 1.
@inline(__always)
func softmaxGradient<T: Real>(
  _ type: T.Type, _ rows: Int, _ columns: Int, _ smoothing: Double, _ y: UnsafeRawPointer,
  _ probabilities: UnsafeRawPointer, _ da: UnsafeMutableRawPointer
) {
  let (keep, share) = smoothed(T.self, smoothing, columns)
  let y = y.assumingMemoryBound(to: T.self)
  let p = probabilities.assumingMemoryBound(to: T.self)
  let da = da.assumingMemoryBound(to: T.self)
  for i in 0..<rows {
    let start = i &* columns
    var sum: T = 0
    for j in start..<start &+ columns { sum += keep * y[j] + share }
    for j in start..<start &+ columns {
      let target = keep * y[j] + share
      da[j] = p[j].sign == .plus ? p[j] * sum - target : p[j] * sum + (sum - target)
    }
  }
}

/// The factor and the summand of label smoothing; without smoothing targets stay as they are.
@inline(__always)
private func smoothed<T: Real>(
  _ type: T.Type, _ smoothing: Double, _ columns: Int
) -> (keep: T, share: T) {
  (T(1 - smoothing), T(smoothing / Double(columns)))
}

/// `out = x − m`, m being the largest of each row. Padding becomes 0.
@inline(__always)
private func subtractRowMaximum<T: Real>(
  _ type: T.Type, _ rows: Int, _ columns: Int, _ x: UnsafeRawPointer,
  _ out: UnsafeMutableRawPointer
) {
  let x = x.assumingMemoryBound(to: T.self)
  let y = out.assumingMemoryBound(to: T.self)
  for i in 0..<rows {
    let start = i &* columns
    var largest = x[start]
    for j in start..<start &+ columns where x[j] > largest { largest = x[j] }
    for j in start..<start &+ columns { y[j] = x[j] - largest }
  }
  let count = rows &* columns
  for i in count..<vectors(T.self, count) &* T.Vector.scalarCount { y[i] = 0 }
}

/// The sum of a row.
@inline(__always)
private func rowSum<T: Real>(_ type: T.Type, _ columns: Int, _ row: UnsafePointer<T>) -> T {
  var sum: T = 0
  for j in 0..<columns { sum += row[j] }
  return sum
}
