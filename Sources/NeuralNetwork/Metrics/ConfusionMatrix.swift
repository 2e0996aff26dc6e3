/// How often each class was predicted for samples of each class, and what follows from it.
///
/// As in scikit-learn, a ratio whose denominator is 0 is 0.
package struct ConfusionMatrix: Equatable, Sendable {
  /// Rows are true classes, columns predicted ones.
  package let counts: [[Int]]

  /// Counts pairs of class numbers, which must be of 0..<`classes`.
  package init(actual: [Int], predicted: [Int], classes: Int) {
    precondition(actual.count == predicted.count)
    var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    for (row, column) in zip(actual, predicted) { counts[row][column] += 1 }
    self.counts = counts
  }

  /// How many classes there are.
  package var classes: Int { counts.count }

  /// The counts as a tensor of shape [classes, classes].
  package var tensor: Tensor {
    Tensor(
      shape: [classes, classes], elements: counts.flatMap { $0.map(Double.init) },
      elementType: .int64)
  }

  /// The fraction of samples predicted right.
  package var accuracy: Double {
    Self.ratio(hits, counts.reduce(0) { $0 + $1.reduce(0, +) })
  }

  /// Of the samples predicted to be of a class, the fraction that are.
  package func precision(of label: Int) -> Double {
    Self.ratio(counts[label][label], counts.reduce(0) { $0 + $1[label] })
  }

  /// Of the samples of a class, the fraction predicted to be.
  package func recall(of label: Int) -> Double {
    Self.ratio(counts[label][label], counts[label].reduce(0, +))
  }

  /// The harmonic mean of precision and recall, 2·TP / (2·TP + FP + FN).
  package func f1(of label: Int) -> Double {
    let predicted = counts.reduce(0) { $0 + $1[label] }
    return Self.ratio(2 * counts[label][label], predicted + counts[label].reduce(0, +))
  }

  /// Whether a sample is of a class, or was predicted to be. Of others there is nothing to measure.
  package func occurs(_ label: Int) -> Bool {
    counts[label].contains { $0 > 0 } || counts.contains { $0[label] > 0 }
  }

  /// The mean of a class's measure over the classes that occur, as scikit-learn's "macro".
  ///
  /// The micro average of precision, recall and F1 over all classes is `accuracy`.
  package func macro(_ measure: (ConfusionMatrix) -> (Int) -> Double) -> Double {
    let occurring = (0..<classes).filter(occurs)
    return occurring.reduce(0) { $0 + measure(self)($1) } / Double(occurring.count)
  }

  private var hits: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }

  private static func ratio(_ numerator: Int, _ denominator: Int) -> Double {
    denominator == 0 ? 0 : Double(numerator) / Double(denominator)
  }
}
