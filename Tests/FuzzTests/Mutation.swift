/// Damages bytes at random.
struct Mutation {
  /// What two inputs may be crossed of.
  let seeds: [[UInt8]]
  /// What means something to the parser.
  let words: [[UInt8]]

  private static let numbers = [
    "0", "-1", "1", "2", "10", "255", "256", "65536", "2147483647", "2147483648", "4294967296",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616",
    "1e308", "1e309", "-0.", "5e-324", ".nan", ".inf", "0x7f", "99999999999999999999999999",
  ].map { Array($0.utf8) }

  /// An input of a few mutations; one in eight is a seed as it is.
  func input(_ random: inout Randomness) -> [UInt8] {
    var bytes = random.one(of: seeds)
    guard !random.once(in: 8) else { return bytes }
    for _ in 0..<1 + random.below(random.one(of: [1, 3, 8])) { mutate(&bytes, &random) }
    return bytes
  }

  func mutate(_ bytes: inout [UInt8], _ random: inout Randomness) {
    let start = random.below(bytes.count + 1)
    let end = min(bytes.count, start + random.below(random.one(of: [2, 8, 64])))
    switch random.below(11) {
    case 0 where start < bytes.count: bytes[start] ^= 1 << UInt8(random.below(8))
    case 1 where start < bytes.count: bytes[start] = UInt8(random.below(256))
    case 2: bytes.removeSubrange(start..<end)
    case 3: bytes.insert(contentsOf: bytes[start..<end], at: start)
    case 4 where !words.isEmpty: bytes.insert(contentsOf: random.one(of: words), at: start)
    case 5 where !words.isEmpty: bytes.replaceSubrange(start..<end, with: random.one(of: words))
    case 6: bytes.replaceSubrange(start..<end, with: random.one(of: Self.numbers))
    case 7:
      // A whole number in binary, of either end first.
      let value = random.one(of: [
        0, 1, 0x7F, 0x80, 0xFF, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 1 << 61, .max / 2,
        .max / 2 + 1, .max, random.next() >> UInt64(random.below(64)),
      ])
      let size = random.one(of: [2, 4, 8])
      let digits = (0..<size).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
      let place = min(bytes.count, start + size)
      bytes.replaceSubrange(start..<place, with: random.once(in: 2) ? digits : digits.reversed())
    case 8:
      let other = random.one(of: seeds)
      bytes = Array(bytes[..<start]) + other[random.below(other.count + 1)...]
    case 9 where bytes.count < 1 << 14:
      let piece = Array(bytes[start..<end])
      for _ in 0..<random.below(32) { bytes.insert(contentsOf: piece, at: start) }
    default:
      guard start < bytes.count else { return }
      bytes.swapAt(start, random.below(bytes.count))
    }
  }
}
