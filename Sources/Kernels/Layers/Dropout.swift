import CVector

/// `out[i] = numbers[i] < bound ? below : above`, of double-precision numbers.
@inline(__always)
func choose64(
  _ count: Int, _ bound: Double, _ below: Double, _ above: Double,
  _ numbers: UnsafePointer<Double>, _ out: UnsafeMutableRawPointer
) {
  mapVectors(Double.self, count, numbers, out) { choose(bound, below, above, Doubles($0)).lanes }
}

/// The same, in single precision.
@inline(__always)
func choose32(
  _ count: Int, _ bound: Double, _ below: Double, _ above: Double,
  _ numbers: UnsafePointer<Double>, _ out: UnsafeMutableRawPointer
) {
  let numbers = UnsafeRawPointer(numbers).assumingMemoryBound(to: SIMD8<Double>.self)
  let out = out.assumingMemoryBound(to: SIMD16<Float>.self)
  for i in 0..<vectors(Float.self, count) {
    let low = choose(bound, below, above, Doubles(numbers[2 &* i]))
    let high = choose(bound, below, above, Doubles(numbers[2 &* i &+ 1]))
    out[i] = nbrun_narrow(low.lanes, high.lanes)
  }
}

@inline(__always)
private func choose(
  _ bound: Double, _ below: Double, _ above: Double, _ numbers: Doubles
) -> Doubles {
  let above = Doubles(SIMD8(repeating: above))
  return (numbers .< Doubles(SIMD8(repeating: bound))).select(
    Doubles(SIMD8(repeating: below)), above)
}
