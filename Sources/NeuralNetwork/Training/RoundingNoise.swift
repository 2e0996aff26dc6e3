/// Random changes of the size of a few roundings, as in Monte Carlo arithmetic (D. S. Parker, 1997): how
/// far results scatter when all that they are made of is changed so is how far rounding reaches.
struct RoundingNoise {
  private var generator = RandomSource(legacySeed: 0).makeGenerator()
  private var numbers: [Double] = []

  /// Changes numbers by up to 4 units in the last place, those next to zero too. Zeros stay, since they are
  /// seldom rounded.
  mutating func disturb(_ values: UnsafeMutableRawPointer, _ count: Int) {
    let values = values.assumingMemoryBound(to: Double.self)
    if numbers.count < count { numbers = Array(repeating: 0, count: count) }
    numbers.withUnsafeMutableBufferPointer { numbers in
      generator.fill(UnsafeMutableBufferPointer(rebasing: numbers[..<count]))
      for i in 0..<count where values[i] != 0 {
        let change = (numbers[i] - 0.5) * 8
        values[i] += change * max(values[i].magnitude * 0x1p-52, .leastNonzeroMagnitude)
      }
    }
  }
}
