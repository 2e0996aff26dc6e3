import NeuralNetwork

/// NumPy's scalars as text.
enum NumPyScalar {
  /// What `print(scalar)` gives: `0.1`, `1e-05`, `-0.0`, `inf`, `nan`, `True`.
  static func string(_ value: Double, _ type: Tensor.ElementType) -> String {
    switch type {
    case .bool: value != 0 ? "True" : "False"
    case .int64: integer(value)
    case .float32: string(value, isFloat32: true)
    case .float64: string(value, isFloat32: false)
    }
  }

  /// An integer without a point.
  static func integer(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? value.description
  }

  /// What `repr(scalar)` gives since NumPy 2.
  static func representation(_ value: Double, _ type: Tensor.ElementType) -> String {
    let text = string(value, type)
    return type == .bool ? "np.\(text)_" : "np.\(type.rawValue)(\(text))"
  }

  /// A floating-point number in full: scientific below 10⁻⁴, and from 10¹⁶ on or, for float32, 10⁶.
  private static func string(_ value: Double, isFloat32: Bool) -> String {
    if value.isNaN { return "nan" }
    let sign = value.sign == .minus ? "-" : ""
    if value.isInfinite { return sign + "inf" }
    let isFixed = value == 0 || (1e-4..<(isFloat32 ? 1e6 : 1e16)).contains(value.magnitude)
    let digits = NumPyDigits.shortest(value, isFloat32: isFloat32)
    return sign + DecimalNotation.full(digits, isScientific: !isFixed)
  }
}
