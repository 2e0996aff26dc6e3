import Testing

@testable import NeuralNetwork

@Suite struct ColumnScalingTests {
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
      let standardization = ColumnScaling.standardizing(samples)
      #expect(standardization.shifts == example.means)
      #expect(standardization.divisors == example.deviations)
      #expect(standardization(samples).elements == example.result)
    }
  }

  @Test func leavesConstantColumnsAlone() {
    let samples = Tensor(shape: [10, 1], elements: [Double](repeating: 0.1, count: 10))
    let standardization = ColumnScaling.standardizing(samples)
    #expect(standardization.divisors == [1])
    #expect(standardization.constantColumns == [0])
    #expect(standardization(samples).elements.allSatisfy { $0.magnitude < 1e-15 })
  }

  struct Scaled: Decodable {
    let shape: [Int]
    let samples: [Double]
    let range: [Double]
    let stretched: [Double]
    let divided: [Double]
  }

  /// NumPy's, made by `Scripts/goldens/make-numpy`.
  @Test func scalesAsNumPyToTheLastBit() throws {
    for example in try Golden.cases(Scaled.self, "scaling.json") {
      let samples = Tensor(shape: example.shape, elements: example.samples)
      let stretching = ColumnScaling.stretching(samples, to: example.range[0]...example.range[1])
      #expect(stretching(samples).elements == example.stretched)
      #expect(try ColumnScaling.dividingByGreatest(samples)(samples).elements == example.divided)
    }
  }

  /// 0 by 0, and by what is not above 0.
  @Test func scalesNoColumnByZero() {
    let samples = Tensor(shape: [2, 3], elements: [3, 0, -2, 3, 0, -1])
    let stretching = ColumnScaling.stretching(samples, to: -1...1)
    #expect(stretching(samples).elements == [-1, -1, -1, -1, -1, 1])
    #expect(stretching.constantColumns == [0, 1])
    let error = #expect(throws: DataError.self) {
      try ColumnScaling.dividingByGreatest(samples, names: ["a", "b", "c"])
    }
    #expect(
      error?.message
        == "the greatest number of the input `b` is 0, and what is divided by must be above 0")
  }

  struct Missing: Decodable {
    let shape: [Int]
    let samples: [Double]
    let places: [Int]
    let means: [Double]
    let result: [Double]
  }

  /// `np.nanmean`, made by `Scripts/goldens/make-numpy`.
  @Test func fillsInMeansAsNumPyToTheLastBit() throws {
    for example in try Golden.cases(Missing.self, "missing.json") {
      var samples = Tensor(shape: example.shape, elements: example.samples)
      for place in example.places { samples.elements[place] = .nan }
      let rows = Set(example.places.map { $0 / example.shape[1] })
      #expect(samples.completeRows == (0..<example.shape[0]).filter { !rows.contains($0) })
      let means = samples.meansOfPresent.compactMap(\.self)
      #expect(means == example.means)
      samples.fillMissing(with: means)
      #expect(samples.elements == example.result)
    }
    #expect(Tensor(shape: [2, 2], elements: [.nan, 1, .nan, 3]).meansOfPresent == [nil, 2])
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
    let soft = try labels.oneHot(classes: 2, on: 0.99, off: 0.01)
    #expect(soft.elements == [0.99, 0.01, 0.01, 0.99, 0.99, 0.01])
    #expect(soft.elementType == .float64)
    #expect(throws: DataError.self) { try labels.oneHot(classes: 1) }
    #expect(throws: DataError.self) { try Tensor(0.5).oneHot(classes: 2) }
    #expect(throws: DataError.self) { try Tensor(-1).oneHot(classes: 2) }
    #expect(throws: DataError.self) { try Tensor(.nan).oneHot(classes: 2) }
  }
}
