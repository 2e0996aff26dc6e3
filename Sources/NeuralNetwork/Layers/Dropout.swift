import KernelInterface

/// Sets random elements to zero while training.
package struct Dropout: Transform {
  package static let name = "dropout"
  package static let summary =
    "z = x · m, m being 0 with probability p and 1 / (1 − p) otherwise, drawn anew by `forward` and for "
    + "every mini-batch; z = x in `evaluate` and for validation"
  package static let counterpart: String? = nil

  /// Which elements are kept, going by random numbers r in [0, 1).
  package enum Mask: String, CaseIterable, Sendable {
    /// Those with r < 1 − p: `np.random.rand(…) < keep_prob`.
    case keepBelow = "keep-below"
    /// Those with r ≥ p: `np.random.rand(…) >= p`, in which r < p drops.
    case dropBelow = "drop-below"
  }

  /// The probability of zero, p.
  package let rate: Double
  /// Which elements are kept.
  package let mask: Mask

  /// Makes the layer.
  package init(rate: Double, mask: Mask = .keepBelow) {
    self.rate = rate
    self.mask = mask
  }

  package init(settings: inout some Settings) {
    rate = settings.number("rate", in: .fraction, default: 0.5, "p, the probability of zero")
    mask = settings.choice(
      "mask", default: .keepBelow,
      "`keep-below` keeps where r < 1 − p, as `np.random.rand(…) < keep_prob`; `drop-below` drops where "
        + "r < p, as `np.random.rand(…) >= p` keeps; r are uniform in [0, 1), in the shape that is shown"
    )
  }

  package func outputShape(of input: [Int], orientation: Orientation) -> [Int] { input }

  package func makePass(_ context: PassContext) -> Pass? { DropoutPass(context, self) }
}

/// A dropout layer's pass.
final class DropoutPass: Pass {
  private let arithmetic: ArithmeticKernels
  private let precision: Precision
  private let random: RandomStream
  /// What a random number below the bound makes of an element, and any other.
  private let rule: (bound: Double, below: Double, above: Double)
  private let count: Int
  /// samples × elements, as all operands
  private let x: UnsafeMutableRawPointer
  private let dx: UnsafeMutableRawPointer?
  private let z: UnsafeMutableRawPointer
  private let dz: UnsafeMutableRawPointer
  private let mask: UnsafeMutableRawPointer
  /// Random numbers, drawn so many at once that they stay in the nearest cache.
  private let numbers = Memory(.float64, count: 1024)
  /// Elements × samples, for masks that are drawn in this order: where samples are shown as columns.
  private let columns: Memory?
  private let samples: Int

  init(_ context: PassContext, _ layer: Dropout) {
    arithmetic = context.kernels.arithmetic
    precision = context.precision
    random = context.random
    let kept = 1 / (1 - layer.rate)
    rule =
      switch layer.mask {
      case .keepBelow: (1 - layer.rate, kept, 0)
      case .dropBelow: (layer.rate, 0, kept)
      }
    samples = context.samples
    count = context.samples * context.input.reduce(1, *)
    (x, dx) = (context.x, context.dx)
    (z, dz) = (context.z, context.dz)
    mask = context.arena.allocate(count)
    columns =
      context.orientation == .outputInput && context.input.count == 1
      ? Memory(.float64, count: count) : nil
  }

  override func forward() {
    if !random.isHeld { drawMask() }
    // z = x · m
    arithmetic.multiply(count, x, mask, z)
  }

  private func drawMask() {
    let numbers = numbers.base.assumingMemoryBound(to: Double.self)
    let columns = columns?.base.assumingMemoryBound(to: Double.self)
    if let columns {
      random.generator.fill(UnsafeMutableBufferPointer(start: columns, count: count))
    }
    let elements = count / samples
    for start in stride(from: 0, to: count, by: self.numbers.count) {
      let part = min(self.numbers.count, count - start)
      if let columns {
        for i in 0..<part {
          let (sample, element) = (start + i).quotientAndRemainder(dividingBy: elements)
          numbers[i] = columns[element * samples + sample]
        }
      } else {
        random.generator.fill(UnsafeMutableBufferPointer(start: numbers, count: part))
      }
      arithmetic.choose(
        part, rule.bound, rule.below, rule.above, numbers, mask + start * precision.stride)
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
