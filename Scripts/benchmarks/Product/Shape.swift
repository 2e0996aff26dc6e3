/// One product to measure: c (m × n) = a (m × k) · b (k × n), where a or b may be the transpose of
/// what is stored.
struct Shape {
  let m: Int
  let k: Int
  let n: Int
  var aTransposed = false
  var bTransposed = false

  /// Whether it is large enough in every direction to come near the peak.
  var isLarge: Bool { min(m, n, k) >= 256 }

  var flops: Double { 2 * Double(m) * Double(k) * Double(n) }

  var description: String {
    "\(m)×\(k)\(aTransposed ? "ᵀ" : "") · \(k)×\(n)\(bTransposed ? "ᵀ" : "")"
  }

  /// Those that the bars are for: squares, and the products of a training step of 784-128-10 on
  /// batches of 64: forward, the gradient of the weights, and the gradient of the inputs.
  static let all: [Shape] =
    [8, 16, 32, 64, 128, 256, 512, 1024].map { Shape(m: $0, k: $0, n: $0) }
    + step(batch: 64, inputs: 784, outputs: 128) + step(batch: 64, inputs: 128, outputs: 10)

  /// Products of few rows, as small batches and convolutions with few filters have. Where a few rows meet
  /// a transposed matrix over a great depth, OpenBLAS is ahead: it splits each sum among the lanes of a
  /// vector, which a chain cannot be.
  static let fewRows: [Shape] =
    step(batch: 7, inputs: 784, outputs: 128) + step(batch: 4, inputs: 784, outputs: 128)
    + step(batch: 1, inputs: 784, outputs: 128)
    + [
      Shape(m: 6, k: 72, n: 196), Shape(m: 72, k: 6, n: 196, aTransposed: true),
      Shape(m: 6, k: 196, n: 72, bTransposed: true),
    ]

  /// The products of a training step of 2-2-1 on the four rows of XOR.
  static let xor: [Shape] = [
    Shape(m: 4, k: 2, n: 2), Shape(m: 4, k: 2, n: 1), Shape(m: 2, k: 4, n: 1, aTransposed: true),
    Shape(m: 4, k: 1, n: 2, bTransposed: true), Shape(m: 2, k: 4, n: 2, aTransposed: true),
  ]

  private static func step(batch: Int, inputs: Int, outputs: Int) -> [Shape] {
    [
      Shape(m: batch, k: inputs, n: outputs),
      Shape(m: inputs, k: batch, n: outputs, aTransposed: true),
      Shape(m: batch, k: outputs, n: inputs, bTransposed: true),
    ]
  }
}
