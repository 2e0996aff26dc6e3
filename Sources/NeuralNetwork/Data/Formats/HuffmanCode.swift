/// A canonical prefix code, decoded bit by bit.
struct HuffmanCode: Sendable {
  /// How many codes there are of each length.
  private var counts = [Int](repeating: 0, count: 16)
  /// The symbols in the order of their codes.
  private let symbols: [Int]

  init(lengths: [Int]) {
    for length in lengths where length > 0 { counts[length] += 1 }
    symbols = (1..<16).flatMap { length in lengths.indices.filter { lengths[$0] == length } }
  }

  func decode(_ bits: inout BitReader) throws(DataError) -> Int {
    var code = 0
    var first = 0
    var index = 0
    for length in 1..<16 {
      code |= try bits.take(1)
      if code - first < counts[length] {
        guard code >= first else { break }
        return symbols[index + code - first]
      }
      index += counts[length]
      first = (first + counts[length]) << 1
      code <<= 1
    }
    throw DataError("the compressed data is damaged")
  }
}
