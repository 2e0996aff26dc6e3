import KernelInterface
import Testing

/// The matrix product of each instruction set against its definition, bit for bit.
struct ProductTests {
  /// Every small shape, as the layers of small networks have.
  @Test(arguments: CompiledKernels.all)
  func smallShapes(kernels: CompiledKernels) {
    var cases: [ProductCase] = []
    for m in 0...9 {
      for n in 0...9 {
        for k in 0...5 { cases.append(ProductCase(m: m, n: n, k: k)) }
      }
    }
    expectExact(variants(cases), kernels)
  }

  /// Sizes on both sides of the edges of vectors, tiles and panels.
  @Test(arguments: CompiledKernels.all)
  func edges(kernels: CompiledKernels) {
    let sizes = [1, 7, 8, 10, 15, 16, 17, 23, 26, 31, 33, 36, 40, 49, 63, 68]
    var cases: [ProductCase] = []
    for m in sizes {
      for n in sizes { cases.append(ProductCase(m: m, n: n, k: 11)) }
    }
    for k in sizes { cases.append(ProductCase(m: 19, n: 21, k: k)) }
    expectExact(variants(cases), kernels)
  }

  /// Products of fewer rows than a tile has, as layers of small batches and convolutions of few
  /// filters have.
  @Test(arguments: CompiledKernels.all)
  func fewRows(kernels: CompiledKernels) {
    var cases = [ProductCase(m: 72, n: 49, k: 6), ProductCase(m: 200, n: 1, k: 20)]
    for m in 1...7 {
      for (n, k) in [(4, 9), (7, 10), (9, 64), (128, 10), (72, 196), (90, 270)] {
        cases.append(ProductCase(m: m, n: n, k: k))
      }
    }
    expectExact(variants(cases), kernels)
  }

  /// Products of more than one block in each direction.
  @Test(arguments: CompiledKernels.all)
  func blocks(kernels: CompiledKernels) {
    let thin = [
      ProductCase(m: 9, n: 523, k: 300), ProductCase(m: 560, n: 10, k: 20),
      ProductCase(m: 2, n: 700, k: 300),
    ]
    let large = [
      ProductCase(m: 129, n: 530, k: 260),
      ProductCase(m: 129, n: 260, k: 260, aTransposed: true, continues: true, gap: 3),
    ]
    expectExact(variants(thin) + large, kernels)
  }

  /// Rows and columns with any distance between their elements.
  @Test(arguments: CompiledKernels.all)
  func strides(kernels: CompiledKernels) {
    var cases: [ProductCase] = []
    for (m, n, k) in [(4, 2, 2), (9, 5, 6), (33, 10, 12), (40, 40, 40), (20, 33, 270)] {
      for step in 2...3 {
        cases.append(ProductCase(m: m, n: n, k: k, gap: 5 * (step - 1), step: step))
      }
    }
    expectExact(variants(cases), kernels)
  }

  /// Infinities, NaN, subnormal numbers, overflow and zeros of both signs.
  @Test(arguments: CompiledKernels.all)
  func specialValues(kernels: CompiledKernels) {
    let cases = variants([
      ProductCase(m: 3, n: 2, k: 4), ProductCase(m: 8, n: 16, k: 3),
      ProductCase(m: 21, n: 13, k: 9), ProductCase(m: 37, n: 50, k: 30),
    ])
    for product in cases {
      #expect(product.failure(Double.self, kernels.tables.float64, values: { special(&$0) }) == nil)
      #expect(product.failure(Float.self, kernels.tables.float32, values: { special(&$0) }) == nil)
    }
  }

  /// A product of no terms is the start of the chain, and one of one term has lost its sign of zero to it, as `@` has
  /// in NumPy.
  @Test(arguments: CompiledKernels.all)
  func startsFromZero(kernels: CompiledKernels) {
    var c: [Double] = [1, 1]
    withWorkspace { kernels.tables.float64.product(1, 2, 0, c, 0, 1, c, 2, 1, &c, 2, false, $0) }
    #expect(c.allSatisfy { $0 == 0 && $0.sign == .plus })
    let a = [-1.0]
    let b = [0.0, -0.0]
    withWorkspace { kernels.tables.float64.product(1, 2, 1, a, 1, 1, b, 2, 1, &c, 2, false, $0) }
    #expect(c.map(\.sign) == [.plus, .plus])
  }

  /// Each case with both orders of both operands, with and without gaps, new and continued.
  private func variants(_ cases: [ProductCase]) -> [ProductCase] {
    cases.flatMap { base in
      (0..<16).map { bits in
        var variant = base
        variant.aTransposed = bits & 1 != 0
        variant.bTransposed = bits & 2 != 0
        variant.continues = bits & 4 != 0
        variant.gap += bits & 8 != 0 ? 3 : 0
        return variant
      }
    }
  }

  private func expectExact(_ cases: [ProductCase], _ kernels: CompiledKernels) {
    #expect(!cases.isEmpty)
    for product in cases {
      let failures = [
        product.failure(Double.self, kernels.tables.float64) { .random(in: -1...1, using: &$0) },
        product.failure(Float.self, kernels.tables.float32) { .random(in: -1...1, using: &$0) },
      ]
      if failures != [nil, nil] { Issue.record("\(failures.compactMap { $0 })") }
    }
  }

  private func special<T: TestScalar>(_ random: inout SplitMix) -> T {
    let bits = random.next()
    switch bits % 64 {
    case 0: return .infinity
    case 1: return .nan
    case 2: return .greatestFiniteMagnitude
    case 3...12: return bits >> 63 == 0 ? 0 : -0.0
    case 13...20: return T(Int(bits >> 60)) * .leastNonzeroMagnitude
    default: return .random(in: -2...2, using: &random)
    }
  }
}
