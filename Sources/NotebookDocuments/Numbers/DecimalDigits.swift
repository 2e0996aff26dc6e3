import NotebookSyntax

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The decimal digits of a number's magnitude: 0.d₀d₁d₂… × 10^`pointPosition`.
///
/// The first and the last digit are not 0; zero has no digits and its point after the first place.
struct DecimalDigits: Equatable {
  private(set) var digits: [UInt8]
  /// How many digits stand before the decimal point; negative where zeros follow it.
  private(set) var pointPosition: Int

  /// Leaves out leading and trailing zeros.
  private init(digits: [UInt8], pointPosition: Int) {
    guard let first = digits.firstIndex(where: { $0 > 0 }),
      let last = digits.lastIndex(where: { $0 > 0 })
    else {
      self.digits = []
      self.pointPosition = 1
      return
    }
    self.digits = first == 0 && last == digits.count - 1 ? digits : Array(digits[first...last])
    self.pointPosition = pointPosition - first
  }

  /// Reads ddd.ddd or d.ddde±dd.
  private init(printed text: UnsafeRawBufferPointer) {
    let mantissa = text.prefix { $0 != UInt8(ascii: "e") }
    func isNotZero(_ byte: UInt8) -> Bool { byte.isDigit && byte != UInt8(ascii: "0") }
    guard let first = mantissa.firstIndex(where: isNotZero),
      let last = mantissa.lastIndex(where: isNotZero)
    else {
      (digits, pointPosition) = ([], 1)
      return
    }
    digits = [UInt8](unsafeUninitializedCapacity: last - first + 1) { digits, count in
      for byte in mantissa[first...last] where byte.isDigit {
        digits[count] = byte - UInt8(ascii: "0")
        count += 1
      }
    }
    let point = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? mantissa.endIndex
    var exponent = 0
    for byte in text[mantissa.endIndex...] where byte.isDigit {
      exponent = 10 * exponent + Int(byte - UInt8(ascii: "0"))
    }
    if text[mantissa.endIndex...].contains(UInt8(ascii: "-")) { exponent.negate() }
    pointPosition = point - first + (first > point ? 1 : 0) + exponent
  }

  /// The fewest digits that identify a finite number among those of its type, and of these the
  /// closest: what the standard library, NumPy and Python print.
  init(shortest number: some BinaryFloatingPoint & CustomStringConvertible) {
    var text = number.magnitude.description
    self = text.withUTF8 { DecimalDigits(printed: UnsafeRawBufferPointer($0)) }
  }

  /// A finite number's exact value, rounded to a number of digits in all, ties to even.
  init(_ number: Double, count: Int) {
    self = Self.printed("%.*e", number, count - 1, capacity: count + 8)
  }

  /// A finite number's exact value, rounded to a number of digits after the point, ties to even.
  init(_ number: Double, fractionDigits: Int) {
    self = Self.printed("%.*f", number, fractionDigits, capacity: fractionDigits + 312)
  }

  /// What the C library prints, which rounds the exact value, whatever the number of digits.
  private static func printed(
    _ format: String, _ number: Double, _ precision: Int, capacity: Int
  ) -> DecimalDigits {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      let count = withVaList([CInt(precision), number.magnitude]) {
        vsnprintf(buffer.baseAddress, capacity, format, $0)
      }
      let text = UnsafeRawBufferPointer(buffer)[..<Int(count)]
      return DecimalDigits(printed: UnsafeRawBufferPointer(rebasing: text))
    }
  }

  /// The numbers of `count` digits that are next to this one: cut off, and one more in its last
  /// place.
  func neighbors(count: Int) -> (below: DecimalDigits, above: DecimalDigits) {
    let zeros = [UInt8](repeating: 0, count: max(0, count - digits.count))
    let below = [0] + digits.prefix(count) + zeros
    var above = below
    var place = count
    while above[place] == 9 {
      above[place] = 0
      place -= 1
    }
    above[place] += 1
    return (
      DecimalDigits(digits: below, pointPosition: pointPosition + 1),
      DecimalDigits(digits: above, pointPosition: pointPosition + 1)
    )
  }

  /// The power of ten of the first digit; 0 for zero.
  var exponent: Int { pointPosition - 1 }

  /// The digits before the point, at least "0".
  var integerPart: String {
    pointPosition > 0 ? text(0..<pointPosition) : "0"
  }

  /// The digits after the point without trailing zeros.
  var fractionPart: String { text(min(pointPosition, digits.count)..<digits.count) }

  /// All digits, at least "0".
  var significantDigits: String { text(0..<max(digits.count, 1)) }

  /// The digits of some places; 0 where there is none.
  private func text(_ places: Range<Int>) -> String {
    String(unsafeUninitializedCapacity: places.count) { bytes in
      for (offset, place) in places.enumerated() {
        bytes[offset] = UInt8(ascii: "0") + (digits.indices.contains(place) ? digits[place] : 0)
      }
      return places.count
    }
  }
}
