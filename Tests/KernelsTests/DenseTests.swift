import KernelInterface
import Testing

/// The passes of small dense layers against their definition, bit for bit, on shapes on both sides of
/// those that fit in vectors.
struct DenseTests {
  @Test(arguments: CompiledKernels.all)
  func smallLayers(kernels: CompiledKernels) {
    for samples in [1, 2, 3, 4, 5, 8, 9, 16, 17, 30] {
      for inputs in 1...3 {
        for units in 1...3 {
          for isWhole in [true, false] {
            for hasSingleTerms in [true, false] {
              let layer = DenseCase(
                samples: samples, inputs: inputs, units: units, isWhole: isWhole,
                hasSingleTerms: hasSingleTerms)
              #expect(layer.failure(Double.self, kernels.tables.float64) == nil)
              #expect(layer.failure(Float.self, kernels.tables.float32) == nil)
            }
          }
        }
      }
    }
  }
}

/// One layer to check.
private struct DenseCase {
  let samples: Int
  let inputs: Int
  let units: Int
  /// Whether there are biases, and the gradient of the input is wanted.
  let isWhole: Bool
  /// Whether results that are of one term keep its sign of zero.
  let hasSingleTerms: Bool

  /// Which result differs from its definition, or nil.
  func failure<T: TestScalar>(_ type: T.Type, _ kernels: Kernels) -> String? {
    var random = SplitMix(state: UInt64(samples &* 31 &+ inputs &* 37 &+ units &* 41))
    let x = Block<T>(samples * inputs, &random)
    let w = Block<T>(inputs * units, &random)
    let b = Block<T>(units, &random)
    let dz = Block<T>(samples * units, &random)
    let (s, z) = (Block<T>(samples * units, &random), Block<T>(samples * units, &random))
    let (dx, dw) = (Block<T>(samples * inputs, &random), Block<T>(inputs * units, &random))
    let db = Block<T>(units, &random)
    var operands = DenseOperands(
      samples: samples, inputs: inputs, units: units, x: x.base, dx: isWhole ? dx.base : nil,
      w: w.base, dw: dw.base, b: isWhole ? b.base : nil, db: isWhole ? db.base : nil,
      s: s.base, z: isWhole ? z.base : s.base, dz: dz.base,
      singleTerms: SingleTerms(
        s: hasSingleTerms && inputs == 1, dw: hasSingleTerms && samples == 1,
        db: hasSingleTerms && samples == 1, dx: hasSingleTerms && units == 1))
    kernels.dense.forward(&operands)
    kernels.dense.backward(&operands)

    let sums = product(samples, units, inputs, { x[$0 * inputs + $1] }, { w[$0 * units + $1] })
    var results = [
      ("s", s, sums),
      ("dW", dw, product(inputs, units, samples, { x[$1 * inputs + $0] }, { dz[$0 * units + $1] })),
    ]
    if isWhole {
      results += [
        ("z", z, sums.indices.map { sums[$0] + b[$0 % units] }),
        ("db", db, (0..<units).map { j in sum((0..<samples).map { dz[$0 * units + j] }) }),
        (
          "dx", dx,
          product(samples, inputs, units, { dz[$0 * units + $1] }, { w[$1 * units + $0] })
        ),
      ]
    }
    for (name, block, expected) in results {
      for i in expected.indices where !identical(block[i], expected[i]) {
        return "\(self): \(name)[\(i)] is \(block[i]), not \(expected[i])"
      }
    }
    return nil
  }

  /// The product by its definition, row-major.
  private func product<T: TestScalar>(
    _ m: Int, _ n: Int, _ k: Int, _ a: (Int, Int) -> T, _ b: (Int, Int) -> T
  ) -> [T] {
    (0..<m * n).map { index in
      (0..<k).reduce(start(k)) { $0.addingProduct(a(index / n, $1), b($1, index % n)) }
    }
  }

  /// The sum from the first to the last.
  private func sum<T: TestScalar>(_ terms: [T]) -> T { terms.reduce(start(terms.count), +) }

  /// What a sum of so many terms starts from.
  private func start<T: TestScalar>(_ terms: Int) -> T { hasSingleTerms && terms == 1 ? -0.0 : 0 }
}

/// Random elements, aligned and padded as kernels want them.
private final class Block<T: TestScalar> {
  let base: UnsafeMutableRawPointer
  private let elements: UnsafeMutablePointer<T>

  init(_ count: Int, _ random: inout SplitMix) {
    let bytes = (count * MemoryLayout<T>.stride + Kernels.padding - 1) & -Kernels.padding
    base = .allocate(byteCount: bytes, alignment: Kernels.padding)
    let padded = bytes / MemoryLayout<T>.stride
    elements = base.bindMemory(to: T.self, capacity: padded)
    for i in 0..<padded { elements[i] = value(&random) }
  }

  deinit { base.deallocate() }

  subscript(index: Int) -> T { elements[index] }

  /// A number, often a zero of one of the signs.
  private func value(_ random: inout SplitMix) -> T {
    switch random.next() % 8 {
    case 0: 0
    case 1: -0.0
    default: T(Double.random(in: -1...1, using: &random))
    }
  }
}
