import Testing

@testable import NeuralNetwork

@Suite struct StandardizationTests {
  struct Example: Decodable {
    let shape: [Int]
    let samples: [Double]
    let means: [Double]
    let deviations: [Double]
    let result: [Double]
  }

  /// NumPy's `(x - x.mean(axis=0)) / x.std(axis=0)`, made by `Scripts/goldens/make-numpy`.
  @Test func standardizesAsNumPyToTheLastBit() throws {
    for example in try Golden.cases(Example.self, "standardization.json") {
      let samples = Tensor(shape: example.shape, elements: example.samples)
      let standardization = Standardization(fitting: samples)
      #expect(standardization.means == example.means)
      #expect(standardization.deviations == example.deviations)
      #expect(standardization(samples).elements == example.result)
    }
  }

  @Test func leavesConstantColumnsAlone() {
    let samples = Tensor(shape: [10, 1], elements: [Double](repeating: 0.1, count: 10))
    let standardization = Standardization(fitting: samples)
    #expect(standardization.deviations == [1])
    #expect(standardization(samples).elements.allSatisfy { $0.magnitude < 1e-15 })
  }

  @Test func numbersClasses() {
    let samples = ["b", "a", "b", "c"]
    #expect(ClassLabels(samples).names == ["b", "a", "c"])
    #expect(ClassLabels(samples).indices == [0, 1, 0, 2])
    #expect(ClassLabels(samples, order: .sorted).names == ["a", "b", "c"])
    #expect(ClassLabels(samples, order: .sorted).indices == [1, 0, 1, 2])
    #expect(ClassLabels(samples).column.shape == [4, 1])
  }

  /// The same letter as one scalar and as two, which Swift holds to be equal.
  @Test func keepsClassesOfOtherBytesApart() {
    let labels = ClassLabels(["caf\u{e9}", "cafe\u{301}", "caf\u{e9}"], order: .sorted)
    #expect(labels.indices == [1, 0, 1])
    #expect(labels.names.count == 2)
  }

  @Test func encodesOneHot() throws {
    let labels = ClassLabels(["x", "y", "x"]).column
    #expect(try labels.oneHot(classes: 2).elements == [1, 0, 0, 1, 1, 0])
    #expect(throws: DataError.self) { try labels.oneHot(classes: 1) }
    #expect(throws: DataError.self) { try Tensor(0.5).oneHot(classes: 2) }
    #expect(throws: DataError.self) { try Tensor(-1).oneHot(classes: 2) }
    #expect(throws: DataError.self) { try Tensor(.nan).oneHot(classes: 2) }
  }
}
