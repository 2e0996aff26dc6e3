/// PCG XSL RR 128/64 of O'Neill, "PCG: A family of simple fast space-efficient statistically good
/// algorithms for random number generation" (2014), with NumPy's buffering of 32-bit draws.
struct PermutedCongruential: Sendable {
  private static let multiplier: (high: UInt64, low: UInt64) = (
    2_549_297_995_355_413_924, 4_865_540_595_714_422_341
  )

  private var state: (high: UInt64, low: UInt64) = (0, 0)
  private let increment: (high: UInt64, low: UInt64)
  /// The upper half of the last word of which only the lower half has been handed out.
  private var pendingHalf: UInt32?

  init(seed: UInt64) {
    let words = SeedSequence(seed).words(4)
    increment = (words[2] << 1 | words[3] >> 63, words[3] << 1 | 1)
    advance()
    add((words[0], words[1]))
    advance()
  }

  mutating func nextUInt64() -> UInt64 {
    advance()
    let word = state.high ^ state.low
    let rotation = state.high >> 58
    return word >> rotation | word << (64 &- rotation & 63)
  }

  mutating func nextUInt32() -> UInt32 {
    if let half = pendingHalf {
      pendingHalf = nil
      return half
    }
    let word = nextUInt64()
    pendingHalf = UInt32(truncatingIfNeeded: word >> 32)
    return UInt32(truncatingIfNeeded: word)
  }

  /// state = state × multiplier + increment, modulo 2¹²⁸.
  private mutating func advance() {
    let (high, low) = state.low.multipliedFullWidth(by: Self.multiplier.low)
    let crossed = state.high &* Self.multiplier.low &+ state.low &* Self.multiplier.high
    state = (high &+ crossed, low)
    add(increment)
  }

  private mutating func add(_ term: (high: UInt64, low: UInt64)) {
    let (low, carries) = state.low.addingReportingOverflow(term.low)
    state = (state.high &+ term.high &+ (carries ? 1 : 0), low)
  }
}
