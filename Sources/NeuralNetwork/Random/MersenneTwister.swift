/// MT19937 of Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed
/// uniform pseudo-random number generator" (1998), seeded by one integer as in its 2002 revision.
struct MersenneTwister: Sendable {
  private static let size = 624
  private static let middle = 397

  private var state: [UInt32]
  private var position = size

  /// Fills the state by Knuth's linear congruential recurrence.
  init(seed: UInt32) {
    state = [seed]
    state.reserveCapacity(Self.size)
    for index in 1..<UInt32(Self.size) {
      let last = state[Int(index) - 1]
      state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ index)
    }
  }

  /// The next 32 bits: a word of the state, tempered.
  mutating func next() -> UInt32 {
    if position == Self.size { advance() }
    var word = state[position]
    position += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9d2c_5680
    word ^= (word << 15) & 0xefc6_0000
    return word ^ (word >> 18)
  }

  /// Replaces all words of the state by the recurrence.
  private mutating func advance() {
    state.withUnsafeMutableBufferPointer { state in
      for i in 0..<Self.size {
        let next = i + 1 < Self.size ? i + 1 : 0
        let far = i + Self.middle < Self.size ? i + Self.middle : i + Self.middle - Self.size
        let word = (state[i] & 0x8000_0000) | (state[next] & 0x7fff_ffff)
        state[i] = state[far] ^ (word >> 1) ^ (word & 1 == 0 ? 0 : 0x9908_b0df)
      }
    }
    position = 0
  }
}
