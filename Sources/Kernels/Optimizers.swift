/// w = w − η·g, the product and the difference rounded apart, as in `W -= learning_rate * dW`.
///
/// Coefficients: η.
@inline(__always)
func sgd<T: Real>(
  _ type: T.Type, _ count: Int, _ coefficients: UnsafePointer<Double>,
  _ w: UnsafeMutableRawPointer, _ g: UnsafeRawPointer, _ state: UnsafeMutableRawPointer,
  _ stride: Int
) {
  let rate = T(coefficients[0])
  mapVectors(T.self, count, w, g, w) { $0 - rate * $1 }
}
