import KernelInterface

/// Sets random elements to zero while training.
package struct Dropout: Transform {
  package static let name = "dropout"
  package static let summary =
    "z = x · m, m being 0 with probability p and 1 / (1 − p) otherwise, drawn anew by `forward` and for "
    + "every mini-batch; z = x in `evaluate` and for validation"
  package static let counterpart: String? = nil
  /// The probability of zero, p.
  package let rate: Double

  /// Makes the layer.
  package init(rate: Double) {
    self.rate = rate
  }

  package init(settings: inout some Settings) {
    rate = settings.number("rate", in: .fraction, default: 0.5, "p, the probability of zero")
  }

  package func outputShape(of input: [Int], orientation: Orientation) -> [Int] { input }

  package func makePass(_ context: PassContext) -> Pass? { DropoutPass(context, rate: rate) }
}

/// A dropout layer's pass.
final class DropoutPass: Pass {
  private let arithmetic: ArithmeticKernels
  private let precision: Precision
  private let random: RandomStream
  private let rate: Double
  private let count: Int
  /// samples × elements, as all operands
  private let x: UnsafeMutableRawPointer
  private let dx: UnsafeMutableRawPointer?
  private let z: UnsafeMutableRawPointer
  private let dz: UnsafeMutableRawPointer
  private let mask: UnsafeMutableRawPointer
  /// Random numbers, drawn so many at once that they stay in the nearest cache.
  private let numbers = Memory(.float64, count: 1024)

  init(_ context: PassContext, rate: Double) {
    arithmetic = context.kernels.arithmetic
    precision = context.precision
    random = context.random
    self.rate = rate
    count = context.samples * context.input.reduce(1, *)
    (x, dx) = (context.x, context.dx)
    (z, dz) = (context.z, context.dz)
    mask = context.arena.allocate(count)
  }

  override func forward() {
    if !random.isHeld { drawMask() }
    // z = x · m
    arithmetic.multiply(count, x, mask, z)
  }

  private func drawMask() {
    let numbers = numbers.base.assumingMemoryBound(to: Double.self)
    for start in stride(from: 0, to: count, by: self.numbers.count) {
      let part = min(self.numbers.count, count - start)
      random.generator.fill(UnsafeMutableBufferPointer(start: numbers, count: part))
      arithmetic.keep(part, rate, 1 / (1 - rate), numbers, mask + start * precision.stride)
    }
  }

  override func infer() {
    z.copyMemory(from: x, byteCount: count * precision.stride)
  }

  override func backward() {
    // dx = dz · m
    if let dx { arithmetic.multiply(count, dz, mask, dx) }
  }
}
