/// Reads a binary file from front to back and throws where it ends too soon.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  /// What the file is called in messages: "NPY file".
  let format: String

  init(_ bytes: ArraySlice<UInt8>, format: String) {
    self.bytes = bytes
    self.format = format
    position = bytes.startIndex
  }

  /// How many bytes are left.
  var remaining: Int { bytes.endIndex - position }

  /// Refuses bytes after the last element.
  func checkEnd() throws(DataError) {
    guard remaining > 0 else { return }
    throw DataError(
      "the \(format) has \(remaining) byte\(remaining == 1 ? "" : "s") after its last element")
  }

  /// The next bytes.
  mutating func take(_ count: Int) throws(DataError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= remaining else {
      let missing = count - remaining
      throw DataError(
        "the \(format) is truncated: it ends \(missing) byte\(missing == 1 ? "" : "s") too soon")
    }
    defer { position += count }
    return bytes[position..<position + count]
  }

  /// An unsigned integer, the least significant byte first.
  mutating func littleEndian<Integer: FixedWidthInteger & UnsignedInteger>(
    _ type: Integer.Type
  ) throws(DataError) -> Integer {
    try take(Integer.bitWidth / 8).reversed().reduce(0) { $0 << 8 | Integer($1) }
  }

  /// An unsigned integer, the most significant byte first.
  mutating func bigEndian<Integer: FixedWidthInteger & UnsignedInteger>(
    _ type: Integer.Type
  ) throws(DataError) -> Integer {
    try take(Integer.bitWidth / 8).reduce(0) { $0 << 8 | Integer($1) }
  }
}
