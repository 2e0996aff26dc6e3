/// A ZIP archive of stored and deflated members.
///
/// Format: PKWARE's APPNOTE.TXT. Encryption, other compression methods and archives beyond 4 GiB are
/// refused.
struct ZIPArchive {
  /// An entry of the archive's directory.
  struct Member {
    let name: String
    fileprivate let method: UInt16
    fileprivate let checksum: UInt32
    fileprivate let storedSize: Int
    fileprivate let size: Int
    fileprivate let offset: Int
  }

  /// How much may come of a compressed byte, and what is not too much of any. Data to learn from shrinks to a
  /// tenth of its size, if at all; deflate makes a thousandth of what is all zeros.
  private static let mostExpansion = 100
  private static let harmlessSize = 16 << 20

  private static let truncated = DataError(
    "this is not a complete ZIP archive: its directory is missing; was the file cut off?")

  let members: [Member]
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) throws(DataError) {
    self.bytes = bytes
    guard bytes.starts(with: Array("PK".utf8)) else {
      throw DataError("this is not a ZIP archive: it does not begin with PK")
    }
    var end = ByteReader(try Self.endRecord(bytes).dropFirst(10), format: "ZIP archive")
    let count = Int(try end.littleEndian(UInt16.self))
    let size = Int(try end.littleEndian(UInt32.self))
    let offset = Int(try end.littleEndian(UInt32.self))
    guard offset + size <= bytes.count else { throw Self.truncated }
    var directory = ByteReader(bytes[offset..<offset + size], format: "ZIP archive's directory")
    var members: [Member] = []
    for _ in 0..<count { members.append(try Self.member(&directory)) }
    self.members = members
  }

  /// The record at the end, which a comment of up to 64 KiB may follow.
  private static func endRecord(_ bytes: [UInt8]) throws(DataError) -> ArraySlice<UInt8> {
    let signature = Array("PK\u{5}\u{6}".utf8)
    var start = bytes.count - 22
    while start >= max(0, bytes.count - 22 - 0xffff) {
      let record = bytes[start...]
      let comment = Int(bytes[start + 20]) | Int(bytes[start + 21]) << 8
      if record.starts(with: signature), record.count == 22 + comment { return record }
      start -= 1
    }
    throw truncated
  }

  private static func member(_ reader: inout ByteReader) throws(DataError) -> Member {
    guard try reader.littleEndian(UInt32.self) == 0x0201_4b50 else { throw truncated }
    _ = try reader.take(4)
    let flags = try reader.littleEndian(UInt16.self)
    let method = try reader.littleEndian(UInt16.self)
    _ = try reader.take(4)
    let checksum = try reader.littleEndian(UInt32.self)
    let storedSize = Int(try reader.littleEndian(UInt32.self))
    let size = Int(try reader.littleEndian(UInt32.self))
    let nameLength = Int(try reader.littleEndian(UInt16.self))
    let extraLength = Int(try reader.littleEndian(UInt16.self))
    let commentLength = Int(try reader.littleEndian(UInt16.self))
    _ = try reader.take(8)
    let offset = Int(try reader.littleEndian(UInt32.self))
    let name = String(decoding: try reader.take(nameLength), as: UTF8.self)
    _ = try reader.take(extraLength + commentLength)
    guard flags & 1 == 0, method == 0 || method == 8, size <= DataLimits.bytes else {
      throw DataError(
        "the member `\(name)` of the ZIP archive is encrypted, compressed by an unknown method, or "
          + "larger than \(DataLimits.bytes) bytes")
    }
    guard
      method == 0 || size <= max(harmlessSize, mostExpansion * storedSize)
    else {
      throw DataError(
        "the member `\(name)` of the ZIP archive has \(storedSize) bytes that unpack to \(size); an "
          + "archive that is no decompression bomb can be saved with np.savez, without compression")
    }
    return Member(
      name: name, method: method, checksum: checksum, storedSize: storedSize, size: size,
      offset: offset)
  }

  /// The bytes of a member, checked.
  func contents(of member: Member) throws(DataError) -> [UInt8] {
    guard member.offset <= bytes.count else { throw Self.truncated }
    var reader = ByteReader(bytes[member.offset...], format: "ZIP archive")
    guard try reader.littleEndian(UInt32.self) == 0x0403_4b50 else { throw Self.truncated }
    _ = try reader.take(22)
    let nameLength = Int(try reader.littleEndian(UInt16.self))
    let extraLength = Int(try reader.littleEndian(UInt16.self))
    _ = try reader.take(nameLength + extraLength)
    let stored = try reader.take(member.storedSize)
    let contents =
      member.method == 0 ? Array(stored) : try Zlib.inflate(stored, limit: member.size)
    guard contents.count == member.size, Zlib.crc32(contents) == member.checksum else {
      throw DataError("the member `\(member.name)` of the ZIP archive is damaged")
    }
    return contents
  }
}
