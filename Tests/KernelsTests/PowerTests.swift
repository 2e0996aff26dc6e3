import CMPFR
import Testing

/// Against GNU MPFR.
@Suite struct PowerTests {
  private func expectCorrectRounding(_ x: [Double], _ y: [Double]) {
    var expected = x
    reference_pow(x.count, x, y, &expected)
    for kernels in CompiledKernels.all {
      let actual = zip(x, y).map { kernels.tables.float64.elementary.pow($0, $1) }
      let wrong = x.indices.filter { !identical(actual[$0], expected[$0]) }
      if let first = wrong.first {
        Issue.record(
          """
          \(wrong.count) wrong with \(kernels.testDescription): pow(\(x[first]), \(y[first])) is \
          \(expected[first]), not \(actual[first])
          """)
      }
    }
  }

  @Test func specialCases() {
    let values: [Double] = [
      0, 1, 2, 3, 0.5, 1.5, 0.1, 10, 0x1p53, 0x1p53 + 2, 0x1p-1074, 1e308, 1 + 0x1p-52,
      1 - 0x1p-53, 1023, 1074, 1075, 0x1p70, .infinity, .nan,
    ]
    let signed = values + values.map { -$0 }
    let x = signed.flatMap { value in signed.map { _ in value } }
    let y = signed.flatMap { _ in signed }
    expectCorrectRounding(x, y)
  }

  /// Squares, cubes and roots, whose values are often exact or halfway between two numbers.
  @Test func exactValues() {
    var x: [Double] = []
    var y: [Double] = []
    for n in 1...2000 {
      let base = Double(n * 47_453_132 + 1)
      for (value, exponent) in [(base, 2.0), (Double(n), 3), (Double(n), 5), (base * base, 0.5)] {
        x += [value, 1 / value]
        y += [exponent, -exponent]
      }
    }
    expectCorrectRounding(x, y)
  }

  @Test func randomArguments() {
    var random = SplitMix(state: 11)
    let x = (0..<100_000).map { _ in Double.random(in: 0...4, using: &random) }
    let y = (0..<100_000).map { _ in Double.random(in: -400...400, using: &random) }
    let decay = (0..<100_000).map { 1 - 0x1p-10 * Double($0 % 900) }
    let steps = (0..<100_000).map { Double($0 / 7) }
    expectCorrectRounding(x + decay, y + steps)
  }
}
