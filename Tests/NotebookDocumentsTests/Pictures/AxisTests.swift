import Testing

@testable import NotebookDocuments

@Suite struct AxisTests {
  @Test(arguments: [
    (0.0...1.0, 5, true, ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (0.0...900.0, 8, false, ["0", "200", "400", "600", "800"]),
    (0.12...0.97, 5, true, ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (-1.3...1.3, 4, true, ["−2", "−1", "0", "1", "2"]),
    (3.0...4.0, 5, true, ["3.0", "3.2", "3.4", "3.6", "3.8", "4.0"]),
    (0.0...1e-7, 5, true, ["0", "2×10⁻⁸", "4×10⁻⁸", "6×10⁻⁸", "8×10⁻⁸", "10⁻⁷"]),
    (0.0...2.5e9, 5, true, ["0", "5×10⁸", "10⁹", "1.5×10⁹", "2×10⁹", "2.5×10⁹"]),
    (0.25...0.25, 4, true, ["0.1", "0.2", "0.3", "0.4"]),
    (0.0...0.0, 4, true, ["−1.0", "−0.5", "0", "0.5", "1.0"]),
    (0.69314718...0.69314719, 2, true, ["0.693147180", "0.693147185", "0.693147190"]),
  ])
  func linearTicks(
    range: ClosedRange<Double>, count: Int, extends: Bool, labels: [String]
  ) {
    let axis = Axis.linear(range, count: count, extends: extends)
    #expect(axis.labels == labels)
  }

  @Test func integersOnly() {
    #expect(
      Axis.linear(0...3, count: 8, extends: false, isIntegral: true).labels == ["0", "1", "2", "3"])
  }

  @Test(arguments: [
    (0.0271...0.959, ["0.02", "0.05", "0.1", "0.2", "0.5", "1"]),
    (0.003...0.9, ["0.01", "0.1", "1"]), (0.3...0.9, ["0.2", "0.5", "1"]),
    (1e-9...1.0, ["10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "1"]), (1.0...1.0, ["0.5", "1", "2"]),
  ])
  func logarithmicTicks(range: ClosedRange<Double>, labels: [String]) {
    #expect(Axis.logarithmic(range, count: 6).labels == labels)
  }

  @Test(arguments: [
    -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude,
    Double.leastNonzeroMagnitude...Double.leastNonzeroMagnitude,
    0...Double.leastNonzeroMagnitude, Double.leastNormalMagnitude / 8...1, 1e300...1.7e308,
    1...(1 as Double).nextUp,
    -Double.leastNonzeroMagnitude...Double.leastNonzeroMagnitude, -1e308...(-1e307),
    1e15...(1e15 + 1), 123_456_789...123_456_790,
  ])
  func extremeRangesHaveFewAscendingTicks(range: ClosedRange<Double>) {
    var axes = [2, 5, 8].map { Axis.linear(range, count: $0, extends: true) }
    if range.lowerBound > 0 { axes.append(Axis.logarithmic(range, count: 6)) }
    for axis in axes {
      let values = axis.ticks.map(\.value)
      #expect((2...11).contains(values.count))
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
      #expect(Set(axis.labels).count == values.count)
      #expect(values.allSatisfy { (0...1).contains(axis.position($0)) })
      #expect((0...1).contains(axis.position(range.lowerBound)))
    }
  }

  /// The expected values are those of Python's `math.log10`, exact to the last digit but one.
  @Test(arguments: [
    (1.0, 0.0), (2, 0.3010299956639812), (10, 1), (0.001, -3), (1.5, 0.17609125905568124),
    (1e-300, -300), (1.4142135623730951, 0.15051499783199063),
    (.leastNonzeroMagnitude, -323.3062153431158),
  ])
  func logarithms(x: Double, expected: Double) {
    #expect(abs(Logarithm.base10(x) - expected) <= 1e-15 * max(1, abs(expected)))
  }
}
