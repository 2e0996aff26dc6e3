/// The digits in which NumPy writes a floating-point number: the fewest that identify it among those
/// of its type.
///
/// They are the standard library's and Python's too, except for powers of two. There the gap below
/// the number is half the gap above, and NumPy's method (Dragon4 of Steele and White, 1990) can end
/// on digits of the upper gap though there are closer ones: 2⁻⁴⁴ is 5.684341886080802e-14 in NumPy
/// and 5.684341886080801e-14 in Python.
enum NumPyDigits {
  /// The fewest digits, or the digits rounded to `minimum` where that is more.
  static func shortest(
    _ number: Double, isFloat32: Bool, atLeast minimum: Int = 1
  ) -> DecimalDigits {
    let digits =
      isFloat32 ? DecimalDigits(shortest: Float(number)) : DecimalDigits(shortest: number)
    if isFloat32 ? hasUnequalGaps(Float(number)) : hasUnequalGaps(number) {
      return shortest(
        powerOfTwo: number, significandBits: isFloat32 ? 24 : 53,
        atLeast: max(digits.digits.count, minimum))
    }
    return digits.digits.count >= minimum
      ? digits : DecimalDigits(exactly: number).rounded(toCount: minimum)
  }

  private static func hasUnequalGaps(_ number: some BinaryFloatingPoint) -> Bool {
    number.isNormal && number.significandBitPattern == 0 && number.exponentBitPattern > 1
  }

  /// Takes digits until those so far, or the next larger number of as many, lie in the interval of
  /// the numbers that round to this one.
  private static func shortest(
    powerOfTwo number: Double, significandBits bits: Int, atLeast minimum: Int
  ) -> DecimalDigits {
    let exponent = Int(number.exponent)
    let exact = DecimalDigits(exactly: number)
    let lowest = DecimalDigits(1 << UInt64(bits + 1) - 1, timesTwoToThe: exponent - bits - 1)
    let highest = DecimalDigits(1 << UInt64(bits) + 1, timesTwoToThe: exponent - bits)
    var count = minimum
    while true {
      let (below, above) = exact.neighbors(count: count)
      switch (below >= lowest, above <= highest) {
      case (false, false): count += 1
      case (true, true): return exact.rounded(toCount: count)
      case (true, false): return below
      case (false, true): return above
      }
    }
  }
}
