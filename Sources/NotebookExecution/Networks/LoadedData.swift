import NeuralNetwork

/// A part of a network's data.
enum DataPart: String, CaseIterable, Sendable {
  case training
  case test
}

/// What a network learns from and is judged by.
struct LoadedData: Sendable {
  var training: Dataset
  /// Held out to judge the result.
  var test: Dataset?
  /// What the file calls the numbers of a sample and, where the targets are classes that have names, the
  /// classes.
  var names = SampleNames()
  /// How many classes `one-hot` found in the targets.
  var oneHotClasses: Int?
  /// The class numbers of targets that are just those; nil where there are others, or rows.
  private(set) var labels: Set<Int>?
  /// What stands for the classes 0 and 1, where the notebook says so.
  var classValues: ClosedRange<Double>?
  /// The inputs that are the same in all samples by which they were stretched, from 0.
  var constantInputs: [Int] = []
  /// Where some samples were held out, all of them in the order of their source, for messages.
  var beforeSplit: Dataset?
}

extension LoadedData {
  /// The name of the class that a target stands for.
  func className(ofTarget target: Double) -> String? {
    let number = classValues.map { target == $0.lowerBound ? 0 : 1 } ?? Int(exactly: target)
    guard let number, let classes = names.classes, classes.indices.contains(number) else {
      return nil
    }
    return classes[number]
  }

  /// Takes down targets, one for each sample, that may be class numbers.
  mutating func noteLabels(_ targets: Tensor) {
    var labels: Set<Int> = []
    for element in targets.elements {
      guard let label = Int(exactly: element), 0..<10_000 ~= label else { return }
      labels.insert(label)
    }
    self.labels = labels
  }

  /// What to do about classes that are numbered from 1; nil where they are not.
  var hintAboutLabelsFromOne: String? {
    guard let labels, labels.count > 1, labels.min() == 1, labels.max() == labels.count else {
      return nil
    }
    let most = 10
    let shown = labels.sorted().prefix(most).map(String.init) + (labels.count > most ? ["…"] : [])
    return
      "`classes: [\(shown.joined(separator: ", "))]` numbers classes from 0 that are numbered from 1"
  }
}
