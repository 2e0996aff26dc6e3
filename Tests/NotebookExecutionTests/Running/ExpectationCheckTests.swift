import NeuralNetwork
import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

@Suite struct ExpectationCheckTests {
  struct Example: CustomTestStringConvertible {
    var written: [String]
    var actual: [Double]
    var holds: Bool
    var within: Double?
    var testDescription: String { "\(written) \(holds ? "holds" : "fails") for \(actual)" }
  }

  static let examples = [
    Example(written: ["0.25"], actual: [0.25], holds: true),
    Example(written: ["0.25"], actual: [0.2549], holds: true),
    Example(written: ["0.25"], actual: [0.2551], holds: false),
    Example(written: ["0.9590413360683729"], actual: [0.9590413360683729], holds: true),
    Example(written: ["0.9590413360683729"], actual: [0.9590413360683730], holds: false),
    // NumPy drops trailing zeros: the longest element says how many digits all have.
    Example(written: ["0.4", "0.12345678"], actual: [0.40000001, 0.12345678], holds: false),
    Example(written: ["0.4", "0.12345678"], actual: [0.4, 0.12345678], holds: true),
    // An integer is exact.
    Example(written: ["1"], actual: [0.75], holds: false),
    Example(written: ["1"], actual: [1], holds: true),
    Example(written: ["1."], actual: [0.75], holds: true),
    // A minus before a zero is a claim, its absence is not.
    Example(written: ["-0."], actual: [-0.0], holds: true),
    Example(written: ["-0."], actual: [0.0], holds: false),
    Example(written: ["-0.00", "0.01"], actual: [-0.0, 0.01], holds: true),
    Example(written: ["0.00"], actual: [-0.0], holds: true),
    Example(written: ["0.00"], actual: [-0.004], holds: true),
    Example(written: ["-0"], actual: [-0.0], holds: true),
    Example(written: ["-0"], actual: [0.0], holds: false),
    Example(written: ["0"], actual: [-0.0], holds: true),
    Example(written: ["-0.00"], actual: [0.004], holds: false),
    Example(written: ["-0.00"], actual: [-0.004], holds: true),
    Example(written: ["-0e0"], actual: [0.0], holds: false),
    Example(written: ["0e0"], actual: [-0.0], holds: true),
    Example(written: ["0.01"], actual: [-0.01], holds: false),
    Example(written: ["1"], actual: [-1], holds: false),
    Example(written: ["-.inf"], actual: [.infinity], holds: false),
    Example(written: ["3.35e-05"], actual: [3.3499e-05], holds: true),
    Example(written: ["3.35e-05"], actual: [3.36e-05], holds: false),
    Example(written: [".nan"], actual: [.nan], holds: true),
    Example(written: [".inf"], actual: [.infinity], holds: true),
    Example(written: ["0.5"], actual: [.nan], holds: false),
    Example(written: ["0.5"], actual: [0.5000000001], holds: true, within: 1e-9),
    Example(written: ["0.5"], actual: [0.500001], holds: false, within: 1e-9),
    Example(written: ["0.5"], actual: [.nan], holds: false, within: 1e-9),
  ]

  @Test(arguments: examples) func comparesAtTheDigitsWritten(example: Example) {
    let failures = failures(example.written, example.actual, within: example.within)
    #expect(failures.isEmpty == example.holds, "\(failures)")
  }

  @Test func namesExpectedGotAndAgreement() {
    let failures = failures(["0.6931"], [0.6944])
    #expect(
      failures == ["expected `v[0]` to be 0.6931, got 0.6944; they agree to 2 digits"])
  }

  @Test func namesBothShapes() {
    let written = WrittenTensor(
      tensor: Tensor(shape: [2], elements: [1, 2]), texts: ["1", "2"], ranges: [0..<1, 1..<2],
      range: 0..<2)
    let check = ExpectationCheck(name: "W1", expected: written, within: nil)
    #expect(
      check.failures(Tensor(shape: [1, 2], elements: [1, 2])).map(\.message) == [
        "expected `W1` to be a vector of 2, got 1 × 2 numbers"
      ])
  }

  private func failures(
    _ written: [String], _ actual: [Double], within: Double? = nil
  ) -> [String] {
    let numbers = written.map { WrittenNumber($0).value }
    let expected = WrittenTensor(
      tensor: Tensor(shape: [written.count], elements: numbers), texts: written,
      ranges: written.map { _ in 0..<1 }, range: 0..<1)
    let check = ExpectationCheck(name: "v", expected: expected, within: within)
    return check.failures(Tensor(shape: [actual.count], elements: actual)).map(\.message)
  }
}
