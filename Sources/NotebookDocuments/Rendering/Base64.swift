/// Base 64 of RFC 4648, with padding.
enum Base64 {
  static func encode(_ bytes: [UInt8]) -> String {
    let count = (bytes.count + 2) / 3 * 4
    return String(unsafeUninitializedCapacity: count) { result in
      for (group, start) in stride(from: 0, to: bytes.count, by: 3).enumerated() {
        let used = min(3, bytes.count - start)
        var bits = UInt32(0)
        for place in 0..<3 { bits = bits << 8 | (place < used ? UInt32(bytes[start + place]) : 0) }
        for digit in 0..<4 {
          result[4 * group + digit] =
            digit <= used
            ? alphabet[Int(bits >> (18 - 6 * UInt32(digit)) & 63)] : UInt8(ascii: "=")
        }
      }
      return count
    }
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
