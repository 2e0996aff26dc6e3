/// NumPy's `SeedSequence` without spawn keys.
///
/// It spreads the bits of a seed over as many words as a generator's state needs, by O'Neill's
/// `seed_seq_fe` (2015).
struct SeedSequence {
  private var pool: [UInt32] = []

  /// Spreads the words of a seed; a short one is filled up with zeros.
  init(_ entropy: [UInt32]) {
    var hash = Hash(constant: 0x43b0_d7e5, multiplier: 0x931e_8875)
    pool = (0..<4).map { hash($0 < entropy.count ? entropy[$0] : 0) }
    for source in pool.indices {
      for destination in pool.indices where destination != source {
        pool[destination] = Self.mix(pool[destination], hash(pool[source]))
      }
    }
    for word in entropy.dropFirst(pool.count) {
      for place in pool.indices { pool[place] = Self.mix(pool[place], hash(word)) }
    }
  }

  /// Words for a state.
  func words(_ count: Int) -> [UInt64] {
    var hash = Hash(constant: 0x8b51_f9dd, multiplier: 0x58f3_8ded)
    return (0..<count).map { word in
      let low = UInt64(hash(pool[2 * word % pool.count]))
      let high = UInt64(hash(pool[(2 * word + 1) % pool.count]))
      return high << 32 | low
    }
  }

  private static func mix(_ x: UInt32, _ y: UInt32) -> UInt32 {
    let mixed = 0xca01_f9dd &* x &- 0x4973_f715 &* y
    return mixed ^ (mixed >> 16)
  }
}

/// A hash of words whose constant changes with each word.
private struct Hash {
  var constant: UInt32
  let multiplier: UInt32

  mutating func callAsFunction(_ word: UInt32) -> UInt32 {
    let mixed = word ^ constant
    constant &*= multiplier
    let product = mixed &* constant
    return product ^ (product >> 16)
  }
}
