/// SplitMix64 (Steele, Lea and Flood, 2014): random numbers that are the same everywhere.
struct Randomness: RandomNumberGenerator {
  private var state: UInt64

  /// The numbers of one input of a campaign. Each has its own, so that it can be had again by its number alone.
  init(seed: UInt64, input: Int) {
    state = seed &* 0xD134_2543_DE82_EF95 &+ UInt64(truncatingIfNeeded: input)
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// True once in so many times.
  mutating func once(in count: Int) -> Bool { below(count) == 0 }

  mutating func one<Element>(of choices: [Element]) -> Element { choices[below(choices.count)] }
}
