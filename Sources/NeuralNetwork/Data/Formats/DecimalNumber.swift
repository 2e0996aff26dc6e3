#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads decimal numbers: 12, -0.5, .5, 1e-3. Hexadecimal, infinity and NaN are not numbers here.
enum DecimalNumber {
  /// The number closest to the text, or nil where it is none or not finite.
  static func parse(
    _ text: ArraySlice<UInt8>, mark: CSVFormat.DecimalMark = .point
  ) -> Double? {
    let mark = mark == .point ? point : UInt8(ascii: ",")
    guard !text.isEmpty, text.allSatisfy({ isPartOfNumber($0, mark) }) else { return nil }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: text.count + 1) { characters in
      for (index, byte) in text.enumerated() {
        characters[index] = CChar(byte == mark ? point : byte)
      }
      characters[text.count] = 0
      let start = characters.baseAddress.unsafelyUnwrapped
      var end: UnsafeMutablePointer<CChar>?
      // Rounds correctly. The point is one, since a process is in the locale "C" until it leaves it.
      let number = strtod(start, &end)
      return end == start + text.count && number.isFinite ? number : nil
    }
  }

  private static let point = UInt8(ascii: ".")

  private static func isPartOfNumber(_ byte: UInt8, _ mark: UInt8) -> Bool {
    0x30...0x39 ~= byte || byte == mark || "eE+-".utf8.contains(byte)
  }
}
