import CVector

/// `out[i] = numbers[i] < rate ? 0 : kept`, of double-precision numbers.
@inline(__always)
func keep64(
  _ count: Int, _ rate: Double, _ kept: Double, _ numbers: UnsafePointer<Double>,
  _ out: UnsafeMutableRawPointer
) {
  mapVectors(Double.self, count, numbers, out) { keep(rate, kept, Doubles($0)).lanes }
}

/// The same, in single precision.
@inline(__always)
func keep32(
  _ count: Int, _ rate: Double, _ kept: Double, _ numbers: UnsafePointer<Double>,
  _ out: UnsafeMutableRawPointer
) {
  let numbers = UnsafeRawPointer(numbers).assumingMemoryBound(to: SIMD8<Double>.self)
  let out = out.assumingMemoryBound(to: SIMD16<Float>.self)
  for i in 0..<vectors(Float.self, count) {
    let low = keep(rate, kept, Doubles(numbers[2 &* i]))
    let high = keep(rate, kept, Doubles(numbers[2 &* i &+ 1]))
    out[i] = nbrun_narrow(low.lanes, high.lanes)
  }
}

@inline(__always)
private func keep(_ rate: Double, _ kept: Double, _ numbers: Doubles) -> Doubles {
  let (rate, kept) = (Doubles(SIMD8(repeating: rate)), Doubles(SIMD8(repeating: kept)))
  return (numbers .< rate).select(0.0, kept)
}
