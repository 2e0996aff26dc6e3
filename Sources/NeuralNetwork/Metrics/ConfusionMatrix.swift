/// How often each class was predicted for samples of each class, and what follows from it.
///
/// As in scikit-learn, a ratio whose denominator is 0 is 0.
public struct ConfusionMatrix: Equatable, Sendable {
  /// Rows are true classes, columns predicted ones.
  public let counts: [[Int]]

  /// Counts pairs of class numbers, which must be of 0..<`classes`.
  public init(actual: [Int], predicted: [Int], classes: Int) {
    precondition(actual.count == predicted.count)
    var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    for (row, column) in zip(actual, predicted) { counts[row][column] += 1 }
    self.counts = counts
  }

  /// How many classes there are.
  public var classes: Int { counts.count }

  /// The counts as a tensor of shape [classes, classes].
  public var tensor: Tensor {
    Tensor(
      shape: [classes, classes], elements: counts.flatMap { $0.map(Double.init) },
      elementType: .int64)
  }

  /// The fraction of samples predicted right.
  public var accuracy: Double {
    Self.ratio(hits, counts.reduce(0) { $0 + $1.reduce(0, +) })
  }

  /// Of the samples predicted to be of a class, the fraction that are.
  public func precision(of label: Int) -> Double {
    Self.ratio(counts[label][label], counts.reduce(0) { $0 + $1[label] })
  }

  /// Of the samples of a class, the fraction predicted to be.
  public func recall(of label: Int) -> Double {
    Self.ratio(counts[label][label], counts[label].reduce(0, +))
  }

  /// The harmonic mean of precision and recall, 2·TP / (2·TP + FP + FN).
  public func f1(of label: Int) -> Double {
    let predicted = counts.reduce(0) { $0 + $1[label] }
    return Self.ratio(2 * counts[label][label], predicted + counts[label].reduce(0, +))
  }

  /// Whether a sample is of a class, or was predicted to be. Of others there is nothing to measure.
  public func occurs(_ label: Int) -> Bool {
    counts[label].contains { $0 > 0 } || counts.contains { $0[label] > 0 }
  }

  /// The mean of a class's measure over the classes that occur, as scikit-learn's "macro".
  ///
  /// The micro average of precision, recall and F1 over all classes is `accuracy`.
  public func macro(_ measure: (ConfusionMatrix) -> (Int) -> Double) -> Double {
    let occurring = (0..<classes).filter(occurs)
    return occurring.reduce(0) { $0 + measure(self)($1) } / Double(occurring.count)
  }

  private var hits: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }

  private static func ratio(_ numerator: Int, _ denominator: Int) -> Double {
    denominator == 0 ? 0 : Double(numerator) / Double(denominator)
  }
}
