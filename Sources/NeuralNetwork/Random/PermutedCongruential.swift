/// PCG XSL RR 128/64 of O'Neill, "PCG: A family of simple fast space-efficient statistically good
/// algorithms for random number generation" (2014), with NumPy's buffering of 32-bit draws.
struct PermutedCongruential: Sendable {
  private static let multiplier: UInt128 =
    2_549_297_995_355_413_924 << 64 | 4_865_540_595_714_422_341

  private var state: UInt128 = 0
  private let increment: UInt128
  /// The upper half of the last word of which only the lower half has been handed out.
  private var pendingHalf: UInt32?

  init(entropy: [UInt32]) {
    let words = SeedSequence(entropy).words(4).map { UInt128($0) }
    increment = (words[2] << 64 | words[3]) << 1 | 1
    advance()
    state &+= words[0] << 64 | words[1]
    advance()
  }

  mutating func nextUInt64() -> UInt64 {
    advance()
    return Self.output(state)
  }

  /// Hands out the next `count` words with their numbers.
  ///
  /// Two states take turns, each two steps of the recurrence ahead of its last one: with a single one
  /// the processor would wait for its product.
  @inline(__always)
  mutating func forEachUInt64(_ count: Int, _ body: (Int, UInt64) -> Void) {
    let multiplier = Self.multiplier &* Self.multiplier
    let increment = (Self.multiplier &+ 1) &* increment
    var (odd, even) = (state &* Self.multiplier &+ self.increment, state)
    for i in 0..<count / 2 {
      even = even &* multiplier &+ increment
      body(2 &* i, Self.output(odd))
      body(2 &* i &+ 1, Self.output(even))
      odd = odd &* multiplier &+ increment
    }
    state = even
    if count & 1 == 1 { body(count - 1, nextUInt64()) }
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
  @inline(__always)
  private mutating func advance() { state = state &* Self.multiplier &+ increment }

  /// The halves of a state folded, and rotated by its upper bits.
  @inline(__always)
  private static func output(_ state: UInt128) -> UInt64 {
    let high = UInt64(truncatingIfNeeded: state &>> 64)
    let word = high ^ UInt64(truncatingIfNeeded: state)
    let rotation = high &>> 58
    return word &>> rotation | word &<< (64 &- rotation & 63)
  }
}
