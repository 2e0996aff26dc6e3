/// NumPy's scalars as text.
package enum NumPyScalar {
  /// What `print(scalar)` gives: scientific below 10⁻⁴, and from 10¹⁶ on or, for float32, 10⁶; `0.1`,
  /// `1e-05`, `-0.0`, `inf`, `nan`.
  package static func string(_ value: Double, _ type: FloatType) -> String {
    if value.isNaN { return "nan" }
    let sign = value.sign == .minus ? "-" : ""
    if value.isInfinite { return sign + "inf" }
    let isFloat32 = type == .float32
    let isFixed = value == 0 || (1e-4..<(isFloat32 ? 1e6 : 1e16)).contains(value.magnitude)
    let digits = NumPyDigits.shortest(value, isFloat32: isFloat32)
    return sign + DecimalNotation.full(digits, isScientific: !isFixed)
  }

  /// An integer without a point.
  package static func integer(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? value.description
  }
}
