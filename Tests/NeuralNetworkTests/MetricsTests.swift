import Testing

@testable import NeuralNetwork

/// scikit-learn's metrics, made by `Scripts/goldens/make-numpy`.
@Suite struct MetricsTests {
  struct ClassificationExample: Decodable {
    let classes: Int
    let scores: [Double]
    let actual: [Int]
    let predicted: [Int]
    let confusion: [[Int]]
    let accuracy: Double
    let macro: [Double]
    let micro: Double
    let perClass: [[Double]]
    let top: [Double]?
    let roc: [Double?]
  }

  @Test func classifiesAsScikitLearn() throws {
    for example in try Golden.cases(ClassificationExample.self, "classification.json") {
      let scores = Tensor(shape: [example.actual.count, example.classes], elements: example.scores)
      let predicted = Classification.predictedClasses(scores)
      #expect(predicted == example.predicted)
      let matrix = ConfusionMatrix(
        actual: example.actual, predicted: predicted, classes: example.classes)
      #expect(matrix.counts == example.confusion)
      #expect(matrix.accuracy == example.accuracy)
      #expect(isClose(matrix.accuracy, example.micro))
      let measures = [ConfusionMatrix.precision, ConfusionMatrix.recall, ConfusionMatrix.f1]
      for (measure, expected) in zip(measures, example.perClass) {
        #expect((0..<example.classes).map { measure(matrix)($0) } == expected)
      }
      for (measure, expected) in zip(measures, example.macro) {
        #expect(isClose(matrix.macro(measure), expected))
      }
      for (k, expected) in (example.top ?? []).enumerated() {
        let accuracy = Classification.topAccuracy(k + 1, scores: scores, targets: example.actual)
        #expect(isClose(accuracy, expected))
      }
      try checkROC(example, scores)
    }
  }

  @Test(arguments: [[1.0, 1], [0, 0], [0.5, 0.5], [.nan, 1]])
  func aTargetOfNoSingleClassIsRefused(_ row: [Double]) {
    #expect(throws: DataError.self) {
      try Classification.targetClasses(Tensor(shape: [1, 2], elements: row), classes: 2)
    }
  }

  @Test func signsAreClasses() throws {
    let signs = Tensor(shape: [3, 1], elements: [-1, 1, -1])
    #expect(try Classification.targetClasses(signs, classes: 2, values: -1...1) == [0, 1, 0])
    #expect(throws: DataError.self) { try Classification.targetClasses(signs, classes: 2) }
    // As a network in single precision has them.
    let soft = Tensor(shape: [2, 1], elements: [Double(Float(0.9)), Double(Float(0.1))])
    #expect(try Classification.targetClasses(soft, classes: 2, values: 0.1...0.9) == [1, 0])
    let error = #expect(throws: DataError.self) {
      try Classification.targetClasses(soft, classes: 2, values: -1...1)
    }
    #expect(error?.message.hasSuffix("which is neither -1 nor 1") == true)
  }

  @Test func rocOfUndefinedScoresIsUndefined() {
    let area = Classification.areaUnderROC(
      scores: [0.5, .nan, 1], isPositive: [true, false, true])
    #expect(area.isNaN)
  }

  private func checkROC(_ example: ClassificationExample, _ scores: Tensor) throws {
    for (label, expected) in example.roc.enumerated() {
      let area = Classification.areaUnderROC(
        scores: example.actual.indices.map { scores.elements[$0 * example.classes + label] },
        isPositive: example.actual.map { $0 == label })
      if let expected { #expect(isClose(area, expected)) } else { #expect(area.isNaN) }
    }
  }

  struct RegressionExample: Decodable {
    let shape: [Int]
    let targets: [Double]
    let outputs: [Double]
    let rmse: Double
    let mae: Double
    let r2: Double?
  }

  @Test func measuresErrorsAsScikitLearn() throws {
    for example in try Golden.cases(RegressionExample.self, "regression.json") {
      let outputs = Tensor(shape: example.shape, elements: example.outputs)
      let targets = Tensor(shape: example.shape, elements: example.targets)
      #expect(
        isClose(Regression.rootMeanSquaredError(outputs: outputs, targets: targets), example.rmse))
      #expect(
        isClose(Regression.meanAbsoluteError(outputs: outputs, targets: targets), example.mae))
      if let r2 = example.r2 {
        #expect(isClose(Regression.determination(outputs: outputs, targets: targets), r2))
      }
    }
  }

  @Test func readsClasses() throws {
    let column = Tensor(shape: [3, 1], elements: [0.2, 0.5, 0.6])
    #expect(Classification.predictedClasses(column) == [0, 0, 1])
    #expect(Classification.predictedClasses(Tensor(shape: [3], elements: [1, 3, 3])) == [1])
    let labels = Tensor(shape: [2, 1], elements: [2, 0], elementType: .int64)
    #expect(try Classification.targetClasses(labels, classes: 3) == [2, 0])
    let oneHot = Tensor(shape: [2, 3], elements: [0, 0, 1, 1, 0, 0])
    #expect(try Classification.targetClasses(oneHot, classes: 3) == [2, 0])
    #expect(throws: DataError.self) { try Classification.targetClasses(labels, classes: 2) }
  }

  /// The mean of three times 0.1 is not 0.1, which is not to count as a spread.
  @Test func equalTargetsHaveNoSpread() {
    let targets = Tensor(shape: [3, 1], elements: [0.1, 0.1, 0.1])
    let others = Tensor(shape: [3, 1], elements: [0.1, 0.2, 0.1])
    #expect(Regression.determination(outputs: targets, targets: targets) == 1)
    #expect(Regression.determination(outputs: others, targets: targets) == 0)
    let single = Tensor(shape: [1, 1], elements: [0.1])
    #expect(Regression.determination(outputs: single, targets: single) == 1)
    #expect(
      Regression.determination(outputs: Tensor(shape: [1, 1], elements: [1]), targets: single) == 0)
  }

  /// To a few roundings: the sums are taken in another order there.
  private func isClose(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude <= 1e-14 * max(1, a.magnitude, b.magnitude)
  }
}
