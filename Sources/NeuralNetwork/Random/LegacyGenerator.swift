/// `np.random.RandomState(seed)`, which is also what `np.random.seed(seed)` sets up.
///
/// NumPy has frozen these sequences; they do not change with its versions.
struct LegacyGenerator: RandomGenerator {
  private var twister: MersenneTwister
  /// The second value of the last pair of normal numbers, while it has not been handed out.
  private var pendingNormal: Double?

  init(seed: UInt32) {
    twister = MersenneTwister(seed: seed)
  }

  mutating func nextUInt32() -> UInt32 { twister.next() }

  mutating func nextUInt64() -> UInt64 {
    let high = UInt64(twister.next())
    return high << 32 | UInt64(twister.next())
  }

  /// 53 bits of two words.
  mutating func random() -> Double {
    let high = Double(twister.next() >> 5)
    let low = Double(twister.next() >> 6)
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  mutating func randomFloat32() -> Float { Float(random()) }

  /// Marsaglia's polar method: a point in the unit disc gives two values, the second of which is
  /// kept for the next call.
  mutating func standardNormal() -> Double {
    if let pending = pendingNormal {
      pendingNormal = nil
      return pending
    }
    while true {
      let x = 2 * random() - 1
      let y = 2 * random() - 1
      let square = x * x + y * y
      guard square < 1, square != 0 else { continue }
      let factor = (-2 * NumPyLogarithm.log(square) / square).squareRoot()
      pendingNormal = factor * x
      return factor * y
    }
  }

  mutating func standardNormalFloat32() -> Float { Float(standardNormal()) }

  mutating func integer(upTo maximum: UInt64) -> UInt64 { maskedInteger(upTo: maximum) }

  mutating func sample(_ count: Int, of population: Int) -> [Int] {
    precondition(count <= population)
    return Array(permutation(population).prefix(count))
  }
}
