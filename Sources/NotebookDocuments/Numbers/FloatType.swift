/// The floating-point type that a number was computed in, which decides how many digits tell it apart.
package enum FloatType: Equatable, Sendable {
  /// IEEE 754 binary64.
  case float64
  /// IEEE 754 binary32, held in a wider number.
  case float32
}
