/// Rounding as `np.round(x, decimals)`: multiply by a power of ten, round to the nearest integer
/// with ties to even, divide.
package enum NumPyRounding {
  /// Rounds to `decimals` digits after the point; before it where negative.
  package static func round<Number: BinaryFloatingPoint & LosslessStringConvertible>(
    _ number: Number, decimals: Int
  ) -> Number {
    let power = Number("1e\(decimals.magnitude)") ?? .infinity
    let scaled = decimals < 0 ? number / power : number * power
    let integer = scaled.rounded(.toNearestOrEven)
    return decimals < 0 ? integer * power : integer / power
  }
}
