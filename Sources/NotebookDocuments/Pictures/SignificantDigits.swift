#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Numbers in sentences about a picture.
enum SignificantDigits {
  /// A number to some significant digits, as C's `%.4g` writes it.
  static func text(_ number: Double, digits: Int = 4) -> String {
    var buffer = [CChar](repeating: 0, count: 32)
    _ = withVaList([number]) { vsnprintf(&buffer, buffer.count, "%.\(digits)g", $0) }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
