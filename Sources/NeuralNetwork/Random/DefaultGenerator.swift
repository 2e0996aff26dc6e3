/// `np.random.default_rng(seed)`.
struct DefaultGenerator: RandomGenerator {
  private var words: PermutedCongruential

  init(seed: Seed) {
    words = PermutedCongruential(entropy: seed.words)
  }

  mutating func nextUInt32() -> UInt32 { words.nextUInt32() }

  mutating func nextUInt64() -> UInt64 { words.nextUInt64() }

  mutating func random() -> Double { Self.unit(nextUInt64()) }

  mutating func fill(_ numbers: UnsafeMutableBufferPointer<Double>) {
    words.forEachUInt64(numbers.count) { numbers[$0] = Self.unit($1) }
  }

  /// The upper 53 bits of a word as a number in [0, 1).
  private static func unit(_ word: UInt64) -> Double {
    Double(Int64(bitPattern: word >> 11)) * 0x1p-53
  }

  mutating func standardNormal() -> Double { Ziggurat.normal(from: &self) }

  /// Lemire's method, "Fast random integer generation in an interval" (2019).
  ///
  /// The upper half of a product is the number; a few lower halves are rejected, so that all
  /// numbers are equally likely.
  mutating func integer(upTo maximum: UInt64) -> UInt64 {
    switch maximum {
    case 0: 0
    case ..<UInt64(UInt32.max): UInt64(scaled(UInt32(maximum) + 1, { $0.nextUInt32() }))
    case UInt64(UInt32.max): UInt64(nextUInt32())
    case .max: nextUInt64()
    default: scaled(maximum + 1, { $0.nextUInt64() })
    }
  }

  /// A word scaled to 0..<count.
  private mutating func scaled<Word: FixedWidthInteger & UnsignedInteger>(
    _ count: Word, _ draw: (inout Self) -> Word
  ) -> Word where Word.Magnitude == Word {
    let threshold = (0 &- count) % count
    while true {
      let product = draw(&self).multipliedFullWidth(by: count)
      if product.low >= threshold { return product.high }
    }
  }

  /// Draws as NumPy chooses to.
  ///
  /// That is the end of a shuffle for a large sample of a large population, else Floyd's method
  /// followed by a shuffle.
  mutating func sample(_ count: Int, of population: Int) -> [Int] {
    precondition(count <= population)
    if population > 10_000, count > population / 50 {
      var order = Array(0..<population)
      shuffleWithoutMask(&order, downTo: max(population - count, 1))
      return Array(order.suffix(count))
    }
    var chosen: Set<Int> = []
    var order: [Int] = []
    for last in population - count..<population {
      let drawn = Int(integer(upTo: UInt64(last)))
      let next = chosen.contains(drawn) ? last : drawn
      chosen.insert(next)
      order.append(next)
    }
    shuffleWithoutMask(&order, downTo: 1)
    return order
  }

  /// The shuffle inside `Generator.choice`, which draws integers otherwise than `shuffle` does.
  private mutating func shuffleWithoutMask(_ order: inout [Int], downTo first: Int) {
    guard first < order.count else { return }
    for i in (first..<order.count).reversed() {
      order.swapAt(i, Int(integer(upTo: UInt64(i))))
    }
  }
}
