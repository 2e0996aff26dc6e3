/// Addresses of pages as other pages of the site link to them.
package enum RelativeAddress {
  /// The address of one page on another; both paths are below the site's folder.
  package static func of(_ path: String, from origin: String) -> String {
    let target = path.split(separator: "/", omittingEmptySubsequences: false)
    let source = origin.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var common = 0
    while common < source.count, common < target.count - 1, source[common] == target[common] {
      common += 1
    }
    let up = Array(repeating: "..", count: source.count - common)
    return (up + target[common...].map(encoded)).joined(separator: "/")
  }

  /// Percent-encodes all but RFC 3986's unreserved characters. A colon too, so that no name of a file
  /// can be taken for a scheme.
  static func encoded(_ text: some StringProtocol) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}
