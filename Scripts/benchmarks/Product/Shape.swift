/// One product to measure: c (m × n) = a (m × k) · b (k × n), where a or b may be the transpose of
/// what is stored.
struct Shape {
  let m: Int
  let k: Int
  let n: Int
  var aTransposed = false
  var bTransposed = false

  var flops: Double { 2 * Double(m) * Double(k) * Double(n) }

  var description: String {
    "\(m)×\(k)\(aTransposed ? "ᵀ" : "") · \(k)×\(n)\(bTransposed ? "ᵀ" : "")"
  }

  /// Squares, and the products of a training step of 784-128-10 on batches of 64: forward, the
  /// gradient of the weights, and the gradient of the inputs.
  static let all: [Shape] =
    [8, 16, 32, 64, 128, 256, 512, 1024].map { Shape(m: $0, k: $0, n: $0) }
    + step(batch: 64, inputs: 784, outputs: 128) + step(batch: 64, inputs: 128, outputs: 10)

  private static func step(batch: Int, inputs: Int, outputs: Int) -> [Shape] {
    [
      Shape(m: batch, k: inputs, n: outputs),
      Shape(m: inputs, k: batch, n: outputs, aTransposed: true),
      Shape(m: batch, k: outputs, n: inputs, bTransposed: true),
    ]
  }
}
