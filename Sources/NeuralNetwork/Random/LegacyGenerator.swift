/// `np.random.RandomState(seed)`, which is also what `np.random.seed(seed)` sets up.
///
/// NumPy has frozen these sequences; they do not change with its versions.
struct LegacyGenerator: RandomGenerator {
  private var twister: MersenneTwister
  /// The second value of the last pair of normal numbers, while it has not been handed out.
  private var pendingNormal: Double?

  /// Begins with a seed that the kind takes.
  init(seed: Seed) {
    switch seed {
    case .number(let words): twister = MersenneTwister(seed: words[0])
    case .list: twister = MersenneTwister(key: seed.words)
    }
  }

  mutating func nextUInt32() -> UInt32 { twister.next() }

  mutating func nextUInt64() -> UInt64 {
    let high = UInt64(twister.next())
    return high << 32 | UInt64(twister.next())
  }

  mutating func random() -> Double { Self.unit(twister.next(), twister.next()) }

  mutating func fill(_ numbers: UnsafeMutableBufferPointer<Double>) {
    twister.forEachPair(numbers.count) { numbers[$0] = Self.unit($1, $2) }
  }

  /// 53 bits of two words as a number in [0, 1).
  private static func unit(_ first: UInt32, _ second: UInt32) -> Double {
    let high = Double(Int32(bitPattern: first >> 5))
    let low = Double(Int32(bitPattern: second >> 6))
    return (high * 67_108_864 + low) * 0x1p-53
  }

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

  mutating func integer(upTo maximum: UInt64) -> UInt64 { maskedInteger(upTo: maximum) }

  mutating func sample(_ count: Int, of population: Int) -> [Int] {
    precondition(count <= population)
    return Array(permutation(population).prefix(count))
  }
}
