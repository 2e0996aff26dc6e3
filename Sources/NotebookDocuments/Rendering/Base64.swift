/// Base 64 of RFC 4648, with padding.
enum Base64 {
  static func encode(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
      let bits = group[0] << 16 | group[1] << 8 | group[2]
      let digits = (0..<4).map { alphabet[Int(bits >> (18 - 6 * UInt32($0)) & 63)] }
      let used = min(3, bytes.count - start) + 1
      result += digits.prefix(used) + [UInt8](repeating: UInt8(ascii: "="), count: 4 - used)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
