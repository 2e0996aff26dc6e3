/// MT19937 of Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed
/// uniform pseudo-random number generator" (1998), seeded as in its 2002 revision.
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

  /// Mixes the words of a key into the state: `init_by_array`.
  ///
  /// The key must not be empty.
  init(key: [UInt32]) {
    self.init(seed: 19_650_218)
    var place = 1
    for step in 0..<max(Self.size, key.count) {
      let word = step % key.count
      mix(&place, multiplier: 1_664_525, addend: key[word] &+ UInt32(word))
    }
    for _ in 1..<Self.size {
      let addend = 0 &- UInt32(place)
      mix(&place, multiplier: 1_566_083_941, addend: addend)
    }
    state[0] = 0x8000_0000
  }

  /// Mixes the word before a place and an addend into the word there, and goes on to the next.
  private mutating func mix(_ place: inout Int, multiplier: UInt32, addend: UInt32) {
    let last = state[place - 1]
    state[place] = (state[place] ^ (last ^ (last >> 30)) &* multiplier) &+ addend
    place += 1
    guard place == Self.size else { return }
    state[0] = state[Self.size - 1]
    place = 1
  }

  /// The next 32 bits: a word of the state, tempered.
  mutating func next() -> UInt32 {
    if position == Self.size { advance() }
    position += 1
    return Self.tempered(state[position - 1])
  }

  /// Hands out the next `2 * count` words, two at a time, with the numbers of the pairs.
  @inline(__always)
  mutating func forEachPair(_ count: Int, _ body: (Int, UInt32, UInt32) -> Void) {
    var done = 0
    while done < count {
      if position == Self.size { advance() }
      let pairs = min((Self.size - position) / 2, count - done)
      state.withUnsafeBufferPointer { state in
        let words = state.baseAddress.unsafelyUnwrapped + position
        for i in 0..<pairs {
          body(done &+ i, Self.tempered(words[2 &* i]), Self.tempered(words[2 &* i &+ 1]))
        }
      }
      position += 2 * pairs
      done += pairs
      if pairs == 0 {
        body(done, next(), next())
        done += 1
      }
    }
  }

  @inline(__always)
  private static func tempered(_ word: UInt32) -> UInt32 {
    var word = word
    word ^= word &>> 11
    word ^= (word &<< 7) & 0x9d2c_5680
    word ^= (word &<< 15) & 0xefc6_0000
    return word ^ (word &>> 18)
  }

  /// Replaces all words of the state by the recurrence.
  private mutating func advance() {
    state.withUnsafeMutableBufferPointer { state in
      let state = state.baseAddress.unsafelyUnwrapped
      // In parts, so that no index wraps around inside a loop and each becomes vectors.
      let rest = Self.size - Self.middle
      for i in 0..<rest { Self.replace(state, i, next: i &+ 1, far: i &+ Self.middle) }
      for i in rest..<Self.size - 1 { Self.replace(state, i, next: i &+ 1, far: i &- rest) }
      Self.replace(state, Self.size - 1, next: 0, far: Self.middle - 1)
    }
    position = 0
  }

  @inline(__always)
  private static func replace(
    _ state: UnsafeMutablePointer<UInt32>, _ i: Int, next: Int, far: Int
  ) {
    let word = (state[i] & 0x8000_0000) | (state[next] & 0x7fff_ffff)
    state[i] = state[far] ^ (word &>> 1) ^ ((0 &- (word & 1)) & 0x9908_b0df)
  }
}
