import KernelInterface
import Testing

/// The fused multiply-add of each instruction set against `addingProduct`, which is the processor's
/// or the C library's.
///
/// It is reached through the matrix product: an outer product that continues from c is one
/// multiply-add for each element.
struct FusedMultiplyAddTests {
  @Test(arguments: CompiledKernels.all)
  func float64(kernels: CompiledKernels) {
    expectFused(Double.self, kernels.tables.float64)
  }

  @Test(arguments: CompiledKernels.all)
  func float32(kernels: CompiledKernels) {
    expectFused(Float.self, kernels.tables.float32)
  }

  /// Multiplies 1,500 × 1,500 factors with addends chosen for each product.
  private func expectFused<T: TestScalar>(_ type: T.Type, _ kernels: Kernels) {
    var random = SplitMix(state: 20)
    let a = factors(T.self, &random)
    let b = factors(T.self, &random)
    var addends: [T] = []
    for x in a {
      for y in b { addends.append(addend(x, y, &random)) }
    }
    var c = addends
    withWorkspace {
      kernels.product(a.count, b.count, 1, a, 1, 1, b, b.count, 1, &c, b.count, true, $0)
    }

    var wrong = 0
    for i in a.indices {
      for j in b.indices {
        let index = i * b.count + j
        let expected = addends[index].addingProduct(a[i], b[j])
        if identical(c[index], expected) { continue }
        wrong += 1
        if wrong <= 10 {
          Issue.record("fma(\(a[i]), \(b[j]), \(addends[index])) = \(c[index]), not \(expected)")
        }
      }
    }
    #expect(wrong == 0)
  }

  /// Special values, random bit patterns, moderate numbers, and numbers of few bits, whose products
  /// lie on or near the middle between two neighbours.
  private func factors<T: TestScalar>(_ type: T.Type, _ random: inout SplitMix) -> [T] {
    var factors: [T] = [
      0, -0.0, 1, -1, .infinity, -.infinity, .nan, .leastNonzeroMagnitude,
      -.leastNonzeroMagnitude, .leastNormalMagnitude, .leastNormalMagnitude.nextDown,
      .greatestFiniteMagnitude, -.greatestFiniteMagnitude, T(1).nextUp, T(1).nextDown,
    ]
    while factors.count < 1500 {
      let bits = random.next()
      switch factors.count % 4 {
      case 0: factors.append(T(bits: bits))
      case 1: factors.append(T.random(in: -2...2, using: &random))
      case 2:
        let significand = T(Int(truncatingIfNeeded: bits >> 40) | 1)
        let exponent = T.Exponent(bits % 200) + T.leastNonzeroMagnitude.exponent / 2 - 60
        factors.append(significand * T(sign: .plus, exponent: exponent, significand: 1))
      default:
        // 1 + 2^-s, negative half of the time.
        let shift = T.Exponent(Int(bits % UInt64(T.significandBitCount)) + 1)
        let near = 1 + T(sign: .plus, exponent: -shift, significand: 1)
        factors.append(bits >> 63 == 0 ? near : -near)
      }
    }
    return factors
  }

  /// An addend that cancels the product, lies far below or above it, or has nothing to do with it.
  private func addend<T: TestScalar>(_ x: T, _ y: T, _ random: inout SplitMix) -> T {
    let bits = random.next()
    let product = x * y
    switch bits >> 61 {
    case 0: return -product
    case 1: return bits & 1 == 0 ? -product.nextUp : -product.nextDown
    case 2: return bits & 1 == 0 ? 0 : -0.0
    case 3: return T(bits: bits)
    case 4: return T.random(in: -1...1, using: &random)
    default:
      // A power of two, or beside one, at the edges of the product or of its error.
      guard product.isFinite, product != 0 else { return product }
      let distance = T.Exponent(Int(bits % UInt64(5 * T.significandBitCount / 2)))
      let exponent = product.exponent + distance - T.Exponent(2 * T.significandBitCount + 4)
      let power = T(sign: bits & 512 == 0 ? .plus : .minus, exponent: exponent, significand: 1)
      return [power, power.nextUp, power.nextDown, power * 1.5][Int(bits >> 12 & 3)]
    }
  }
}
