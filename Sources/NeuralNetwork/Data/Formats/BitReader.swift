/// Bits of a deflate stream, the least significant of each byte first.
struct BitReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var buffer = 0
  private var count = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The next bits as a number, at most 16.
  mutating func take(_ wanted: Int) throws(DataError) -> Int {
    while count < wanted {
      guard position < bytes.endIndex else { throw DataError("the compressed data is truncated") }
      buffer |= Int(bytes[position]) << count
      position += 1
      count += 8
    }
    defer {
      buffer >>= wanted
      count -= wanted
    }
    return buffer & (1 << wanted - 1)
  }

  mutating func skipToByte() {
    buffer >>= count & 7
    count -= count & 7
  }
}
