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
      let identifies: (String) -> Bool =
        isFloat32 ? { Float($0) == Float(number).magnitude } : { Double($0) == number.magnitude }
      return shortest(
        powerOfTwo: number, atLeast: max(digits.digits.count, minimum), identifies)
    }
    return digits.digits.count >= minimum ? digits : DecimalDigits(number, count: minimum)
  }

  private static func hasUnequalGaps(_ number: some BinaryFloatingPoint) -> Bool {
    number.isNormal && number.significandBitPattern == 0 && number.exponentBitPattern > 1
  }

  /// Takes digits until those so far, or the next larger number of as many, lie in the interval of
  /// the numbers that round to this one.
  private static func shortest(
    powerOfTwo number: Double, atLeast minimum: Int, _ identifies: (String) -> Bool
  ) -> DecimalDigits {
    // 2⁻ⁿ has the digits of 5ⁿ.
    let exact = DecimalDigits(number, count: 2 + 7 * Int(number.exponent.magnitude) / 10)
    var count = minimum
    while true {
      let (below, above) = exact.neighbors(count: count)
      switch (identifies(below.text), identifies(above.text)) {
      case (false, false): count += 1
      case (true, true): return DecimalDigits(number, count: count)
      case (true, false): return below
      case (false, true): return above
      }
    }
  }
}

extension DecimalDigits {
  /// What reads as the number.
  fileprivate var text: String { "0.\(significantDigits)e\(pointPosition)" }
}
