import CZlib

/// What the C library zlib does: all of it that is used here.
enum Zlib {
  /// Decompresses the deflate format (RFC 1951) to at most `limit` bytes, for which memory is set aside.
  ///
  /// What follows the end of the compressed data is ignored.
  static func inflate(_ bytes: ArraySlice<UInt8>, limit: Int) throws(DataError) -> [UInt8] {
    var output: [UInt8] = []
    // Growing by and by, it would have to be copied into twice the memory.
    output.reserveCapacity(limit)
    let status = bytes.withUnsafeBufferPointer { inflate($0, into: &output, limit: limit) }
    switch status {
    case Z_STREAM_END where output.count <= limit: return output
    case Z_BUF_ERROR: throw DataError("the compressed data is truncated")
    default: throw DataError("the compressed data is damaged")
    }
  }

  /// Decompresses until the end, an error or the first piece that goes past the limit; gives zlib's last
  /// status.
  private static func inflate(
    _ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8], limit: Int
  ) -> Int32 {
    var stream = z_stream()
    // Read only, though not declared so.
    stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.avail_in = UInt32(bytes.count)
    guard nbrun_begin_raw_inflate(&stream) == Z_OK else { return Z_MEM_ERROR }
    defer { inflateEnd(&stream) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { piece in
      var status = Z_OK
      while status == Z_OK, output.count <= limit {
        stream.next_out = piece.baseAddress
        // One more than there may be shows that there is too much.
        let room = min(piece.count, limit - output.count + 1)
        stream.avail_out = UInt32(room)
        status = CZlib.inflate(&stream, Z_NO_FLUSH)
        output += piece[..<(room - Int(stream.avail_out))]
      }
      return status
    }
  }

  /// The checksum of ZIP archives: CRC-32 with the reflected polynomial 0xEDB88320.
  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    UInt32(bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) })
  }
}
