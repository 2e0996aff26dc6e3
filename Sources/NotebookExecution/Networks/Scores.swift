import NeuralNetwork
import NotebookDocuments

/// An evaluation with what its metrics need.
struct Scores: Sendable {
  let evaluation: Evaluation
  /// The part of the data: "test".
  let part: DataPart
  let classNames: [String]?
  /// Whether outputs are logits: a single one then says yes above 0, not above ½.
  let takesLogits: Bool
  /// What stands for the classes 0 and 1, if not these.
  let classValues: ClosedRange<Double>?

  /// The number of classes: two for a single output.
  private var classes: Int { max(2, evaluation.outputs.shape[1]) }

  /// The names of the classes, or else their targets.
  var classLabels: [String] {
    let areSigns = classValues == -1...1 && evaluation.outputs.shape[1] == 1
    let labels = classNames ?? (areSigns ? ["−1", "1"] : [])
    return (0..<classes).map { $0 < labels.count ? labels[$0] : "\($0)" }
  }

  /// The class that the network answers for each sample.
  var predictedClasses: [Int] {
    Classification.predictedClasses(evaluation.outputs, threshold: threshold)
  }

  /// Above which a single output says class 1.
  private var threshold: Double {
    if takesLogits { return 0 }
    return classValues.map { ($0.lowerBound + $0.upperBound) / 2 } ?? 0.5
  }

  private func requireTargets() throws(DataError) -> Tensor {
    guard let targets = evaluation.targets else {
      throw DataError("the \(part.rawValue) data has no targets to compare the outputs with")
    }
    return targets
  }

  private func actualClasses() throws(DataError) -> [Int] {
    if evaluation.outputs.elements.contains(where: \.isNaN) {
      throw DataError("an output is not a number, and so of no class")
    }
    return try Classification.targetClasses(
      requireTargets(), classes: classes, values: classValues)
  }

  func confusion() throws(DataError) -> ConfusionMatrix {
    ConfusionMatrix(
      actual: try actualClasses(),
      predicted: predictedClasses,
      classes: classes)
  }

  func value(_ metric: Metric) throws(DataError) -> Double {
    let targets = try requireTargets()
    let outputs = evaluation.outputs
    switch metric {
    case .accuracy: return try confusion().accuracy
    case .precision: return try average { $0.precision }
    case .recall: return try average { $0.recall }
    case .f1: return try average { $0.f1 }
    case .top(let k):
      guard outputs.shape[1] > 1 else {
        throw DataError("it needs an output for each class")
      }
      guard k <= classes else { throw DataError("there are only \(classes) classes") }
      return Classification.topAccuracy(k, scores: outputs, targets: try actualClasses())
    case .rocAUC:
      guard classes == 2 else { throw DataError("it is for two classes, not \(classes)") }
      let isPositive = try actualClasses().map { $0 == 1 }
      guard isPositive.contains(true), isPositive.contains(false) else {
        throw DataError("all \(part.rawValue) samples are of one class")
      }
      return Classification.areaUnderROC(scores: scoresOfClass1, isPositive: isPositive)
    case .rootMeanSquaredError:
      return Regression.rootMeanSquaredError(outputs: outputs, targets: try sameShape(targets))
    case .meanAbsoluteError:
      return Regression.meanAbsoluteError(outputs: outputs, targets: try sameShape(targets))
    case .determination:
      return Regression.determination(outputs: outputs, targets: try sameShape(targets))
    case .loss:
      guard let loss = evaluation.loss else { throw DataError("the network has no loss") }
      return loss
    }
  }

  /// What ranks the samples by class 1 of two: its output, or by how much its logit exceeds the other's.
  private var scoresOfClass1: [Double] {
    let (outputs, width) = (evaluation.outputs.elements, evaluation.outputs.shape[1])
    return stride(from: width - 1, to: outputs.count, by: width).map {
      width == 2 && takesLogits ? outputs[$0] - outputs[$0 - 1] : outputs[$0]
    }
  }

  private func average(
    _ measure: (ConfusionMatrix) -> (Int) -> Double
  ) throws(DataError) -> Double {
    try confusion().macro(measure)
  }

  private func sameShape(_ targets: Tensor) throws(DataError) -> Tensor {
    guard targets.shape == evaluation.outputs.shape else {
      throw DataError(
        "the outputs are \(evaluation.outputs.shape.inWords), but the targets are "
          + targets.shape.inWords)
    }
    return targets
  }
}
