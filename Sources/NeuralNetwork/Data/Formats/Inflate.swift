/// Decompression of the deflate format, RFC 1951.
struct Inflate {
  /// How a length or distance symbol continues: its smallest value and its number of extra bits.
  private typealias Step = (base: Int, extraBits: Int)

  private static let lengths: [Step] =
    steps(
      first: 3, extraBits: [0, 0, 0, 0, 0, 0, 0, 0] + (1...5).flatMap { [$0, $0, $0, $0] })
    + [(258, 0)] as [Step]
  private static let distances = steps(
    first: 1, extraBits: [0, 0] + (0...13).flatMap { [$0, $0] })
  /// The order in which a dynamic block gives the lengths of its code-length codes.
  private static let codeLengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]
  private static let fixedLiterals = HuffmanCode(
    lengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  private static let fixedDistances = HuffmanCode(lengths: [Int](repeating: 5, count: 30))

  private static let damaged = DataError("the compressed data is damaged")

  private var bits: BitReader
  private var output: [UInt8] = []
  private let limit: Int

  /// Decompresses to at most `limit` bytes.
  static func decompress(_ bytes: ArraySlice<UInt8>, limit: Int) throws(DataError) -> [UInt8] {
    var inflate = Inflate(bits: BitReader(bytes), limit: limit)
    while try !inflate.block() {}
    return inflate.output
  }

  private init(bits: BitReader, limit: Int) {
    self.bits = bits
    self.limit = limit
  }

  /// Decompresses a block; gives back whether it was the last.
  private mutating func block() throws(DataError) -> Bool {
    let isLast = try bits.take(1) == 1
    switch try bits.take(2) {
    case 0: try storedBlock()
    case 1: try compressedBlock(Self.fixedLiterals, Self.fixedDistances)
    case 2:
      let (literals, distances) = try dynamicCodes()
      try compressedBlock(literals, distances)
    default: throw Self.damaged
    }
    return isLast
  }

  private mutating func storedBlock() throws(DataError) {
    bits.skipToByte()
    let count = try bits.take(16)
    guard try bits.take(16) == count ^ 0xffff else { throw Self.damaged }
    for _ in 0..<count { try write(UInt8(try bits.take(8))) }
  }

  private mutating func compressedBlock(
    _ literals: HuffmanCode, _ distances: HuffmanCode
  ) throws(DataError) {
    while true {
      let symbol = try literals.decode(&bits)
      if symbol == 256 { return }
      if symbol < 256 {
        try write(UInt8(symbol))
      } else {
        try copy(
          count: value(symbol - 257, Self.lengths),
          distance: value(try distances.decode(&bits), Self.distances))
      }
    }
  }

  private mutating func value(_ symbol: Int, _ steps: [Step]) throws(DataError) -> Int {
    guard symbol < steps.count else { throw Self.damaged }
    return steps[symbol].base + (try bits.take(steps[symbol].extraBits))
  }

  private mutating func copy(count: Int, distance: Int) throws(DataError) {
    guard distance <= output.count else { throw Self.damaged }
    for _ in 0..<count { try write(output[output.count - distance]) }
  }

  private mutating func write(_ byte: UInt8) throws(DataError) {
    guard output.count < limit else { throw Self.damaged }
    output.append(byte)
  }

  /// The codes of a dynamic block, whose lengths are themselves coded.
  private mutating func dynamicCodes() throws(DataError) -> (HuffmanCode, HuffmanCode) {
    let literalCount = try bits.take(5) + 257
    let distanceCount = try bits.take(5) + 1
    let codeLengthCount = try bits.take(4) + 4
    var codeLengths = [Int](repeating: 0, count: 19)
    for symbol in Self.codeLengthOrder.prefix(codeLengthCount) {
      codeLengths[symbol] = try bits.take(3)
    }
    let code = HuffmanCode(lengths: codeLengths)
    var lengths: [Int] = []
    while lengths.count < literalCount + distanceCount {
      switch try code.decode(&bits) {
      case 16:
        guard let last = lengths.last else { throw Self.damaged }
        lengths += [Int](repeating: last, count: try bits.take(2) + 3)
      case 17: lengths += [Int](repeating: 0, count: try bits.take(3) + 3)
      case 18: lengths += [Int](repeating: 0, count: try bits.take(7) + 11)
      case let length: lengths.append(length)
      }
    }
    guard lengths.count == literalCount + distanceCount else { throw Self.damaged }
    return (
      HuffmanCode(lengths: Array(lengths[..<literalCount])),
      HuffmanCode(lengths: Array(lengths[literalCount...]))
    )
  }

  private static func steps(first: Int, extraBits: [Int]) -> [Step] {
    var base = first
    return extraBits.map { bits in
      defer { base += 1 << bits }
      return (base, bits)
    }
  }
}
