/// A generator of random numbers that gives NumPy's sequences bit for bit.
///
/// Each function consumes exactly as much of the sequence as NumPy's of the same name, so a mixed
/// series of calls gives the same numbers as the same series in Python.
package protocol RandomGenerator: Sendable {
  /// The next 32 random bits.
  mutating func nextUInt32() -> UInt32

  /// The next 64 random bits.
  mutating func nextUInt64() -> UInt64

  /// A number in [0, 1), as `random_sample()` or `Generator.random()`.
  mutating func random() -> Double

  /// Fills memory with numbers in [0, 1): the same as a call of `random()` for each.
  mutating func fill(_ numbers: UnsafeMutableBufferPointer<Double>)

  /// A number of the normal distribution with mean 0 and variance 1, as `standard_normal()`.
  mutating func standardNormal() -> Double

  /// An integer from 0 to `maximum`, both included, as `randint` or `Generator.integers` draw it.
  mutating func integer(upTo maximum: UInt64) -> UInt64

  /// Different integers of 0..<`population`, as `choice(population, count, replace=False)`.
  ///
  /// The count must not exceed the population.
  mutating func sample(_ count: Int, of population: Int) -> [Int]
}

extension RandomGenerator {
  /// A number in [low, high), as `uniform(low, high)`.
  package mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * random()
  }

  /// `count` numbers in [low, high), as `uniform(low, high, count)`.
  package mutating func uniform(_ low: Double, _ high: Double, count: Int) -> [Double] {
    var numbers = [Double](repeating: 0, count: count)
    numbers.withUnsafeMutableBufferPointer { fill($0) }
    for i in numbers.indices { numbers[i] = low + (high - low) * numbers[i] }
    return numbers
  }

  /// A number of the normal distribution, as `normal(mean, deviation)`.
  package mutating func normal(mean: Double, deviation: Double) -> Double {
    mean + deviation * standardNormal()
  }

  /// An integer of low..<high, as `randint(low, high)` or `Generator.integers(low, high)`.
  ///
  /// Their element type is int64, the default. The range must not be empty.
  package mutating func integers(_ low: Int, _ high: Int) -> Int {
    precondition(low < high, "an empty range has no integers")
    return low
      &+ Int(truncatingIfNeeded: integer(upTo: UInt64(bitPattern: Int64(high &- 1 &- low))))
  }

  /// Shuffles in place, as `shuffle(array)` does along the first axis.
  package mutating func shuffle<Element>(_ array: inout [Element]) {
    for i in stride(from: array.count - 1, to: 0, by: -1) {
      array.swapAt(i, Int(maskedInteger(upTo: UInt64(i))))
    }
  }

  /// Shuffles integers in place, without the memory that swapping elements of any type asks for.
  mutating func shuffle(_ array: inout [Int]) {
    for i in stride(from: array.count - 1, to: 0, by: -1) {
      array.swapAt(i, Int(maskedInteger(upTo: UInt64(i))))
    }
  }

  /// The integers of 0..<count in random order, as `permutation(count)`.
  package mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// `count` integers of 0..<`population`, as `choice(population, count, replace)`.
  package mutating func choice(_ population: Int, _ count: Int, replace: Bool) -> [Int] {
    guard replace else { return sample(count, of: population) }
    return (0..<count).map { _ in integers(0, population) }
  }

  /// Draws as many bits as `maximum` has until they make a number that does not exceed it.
  mutating func maskedInteger(upTo maximum: UInt64) -> UInt64 {
    guard maximum > 0 else { return 0 }
    let mask = UInt64.max >> UInt64(maximum.leadingZeroBitCount)
    while true {
      let bits = maximum <= UInt64(UInt32.max) ? UInt64(nextUInt32()) : nextUInt64()
      if bits & mask <= maximum { return bits & mask }
    }
  }
}
