import TestSupport

/// Random numbers that are the same everywhere.
struct Randomness: RandomNumberGenerator {
  private var numbers: SplitMix64

  /// The numbers of one input of a campaign. Each has its own, so that it can be had again by its number alone.
  init(seed: UInt64, input: Int) {
    numbers = SplitMix64(
      state: seed &* 0xD134_2543_DE82_EF95 &+ UInt64(truncatingIfNeeded: input))
    numbers = SplitMix64(state: next())
  }

  mutating func next() -> UInt64 { numbers.next() }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// True once in so many times.
  mutating func once(in count: Int) -> Bool { below(count) == 0 }

  mutating func one<Element>(of choices: [Element]) -> Element { choices[below(choices.count)] }
}
