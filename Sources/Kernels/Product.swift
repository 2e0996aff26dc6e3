/// The matrix product by its definition: one chain of fused multiply-adds for each element.
@inline(__always)
func product<T: Real>(
  _ type: T.Type, _ m: Int, _ n: Int, _ k: Int,
  _ a: UnsafeRawPointer, _ aRow: Int, _ aColumn: Int,
  _ b: UnsafeRawPointer, _ bRow: Int, _ bColumn: Int,
  _ c: UnsafeMutableRawPointer, _ cRow: Int, _ continues: Bool
) {
  let a = a.assumingMemoryBound(to: T.self)
  let b = b.assumingMemoryBound(to: T.self)
  let c = c.assumingMemoryBound(to: T.self)
  for i in 0..<m {
    for j in 0..<n {
      var sum = continues ? c[i * cRow + j] : -0.0
      for p in 0..<k {
        sum = fma(a[i * aRow + p * aColumn], b[p * bRow + j * bColumn], sum)
      }
      c[i * cRow + j] = sum
    }
  }
}
