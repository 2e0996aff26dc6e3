/// Classes read from the outputs of a network, and measures of how well its scores rank them.
package enum Classification {
  /// The class of each row of a tensor of shape [samples, outputs].
  ///
  /// Of several outputs the largest, the first of equals, as `np.argmax`; of one output 1 where it
  /// is above the threshold. A tensor of rank 0 or 1 is one sample.
  package static func predictedClasses(_ outputs: Tensor, threshold: Double = 0.5) -> [Int] {
    rows(outputs).map { row in
      guard row.count > 1 else { return row.first ?? 0 > threshold ? 1 : 0 }
      return row.indices.reduce(row.startIndex) { row[$1] > row[$0] ? $1 : $0 } - row.startIndex
    }
  }

  /// The class of each row of the targets: rows that are largest in one place, such as one-hot ones, or
  /// a column of class numbers.
  ///
  /// - Parameters:
  ///   - targets: a tensor of shape [samples, classes] or [samples, 1].
  ///   - classes: how many classes there are.
  ///   - values: what stands for the classes 0 and 1, if not these.
  package static func targetClasses(
    _ targets: Tensor, classes: Int, values: ClosedRange<Double>? = nil
  ) throws(DataError) -> [Int] {
    let rows = rows(targets)
    let isOneHot = rows.first.map { $0.count > 1 } ?? false
    var labels: [Int] = []
    for (sample, row) in rows.enumerated() {
      guard let label = isOneHot ? place(in: row) : number(row.first, values),
        (0..<classes).contains(label)
      else {
        let numbers = row.map { Bounds.text($0) }.joined(separator: ", ")
        throw DataError(
          "the target of sample \(sample + 1) is \(isOneHot ? "[\(numbers)]" : numbers), which is "
            + (isOneHot
              ? "not of one class"
              : values.map {
                "neither \(Bounds.text($0.lowerBound)) nor \(Bounds.text($0.upperBound))"
              }
                ?? "none of the class numbers 0 to \(classes - 1)"))
      }
      labels.append(label)
    }
    return labels
  }

  /// Where the largest element is, if there is one.
  private static func place(in row: ArraySlice<Double>) -> Int? {
    guard let largest = row.max(), row.count(where: { $0 == largest }) == 1 else { return nil }
    return row.firstIndex(of: largest).map { $0 - row.startIndex }
  }

  /// The class that a target stands for.
  private static func number(_ target: Double?, _ values: ClosedRange<Double>?) -> Int? {
    guard let target, let values else { return target.flatMap(Int.init(exactly:)) }
    // A network in single precision has rounded them.
    if Float(target) == Float(values.lowerBound) { return 0 }
    return Float(target) == Float(values.upperBound) ? 1 : nil
  }

  /// The fraction of samples whose class is among the k with the largest scores.
  ///
  /// Of equal scores the later class ranks higher, as in scikit-learn's `top_k_accuracy_score`.
  package static func topAccuracy(_ k: Int, scores: Tensor, targets: [Int]) -> Double {
    let hits = zip(rows(scores), targets).count { row, target in
      let score = row[row.startIndex + target]
      return row.enumerated().count { $1 > score || $1 == score && $0 > target } < k
    }
    return Double(hits) / Double(targets.count)
  }

  /// The area under the ROC curve.
  ///
  /// It is how often a positive sample scores above a negative one, equal scores counting half (Mann
  /// and Whitney). NaN where one of the two kinds is missing or a score is NaN.
  package static func areaUnderROC(scores: [Double], isPositive: [Bool]) -> Double {
    precondition(scores.count == isPositive.count)
    if scores.contains(where: \.isNaN) { return .nan }
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    var negatives = 0
    var pairs = 0
    var start = 0
    // Twice the number of pairs won, so that a tie is an integer too.
    while start < order.count {
      let tied = order[start...].prefix { scores[$0] == scores[order[start]] }
      let positive = tied.count { isPositive[$0] }
      pairs += positive * (2 * negatives + tied.count - positive)
      negatives += tied.count - positive
      start = tied.endIndex
    }
    let positives = scores.count - negatives
    return Double(pairs) / Double(2 * positives * negatives)
  }

  private static func rows(_ tensor: Tensor) -> [ArraySlice<Double>] {
    let count = tensor.shape.count > 1 ? tensor.shape[0] : 1
    let size = count == 0 ? 0 : tensor.elements.count / count
    return (0..<count).map { tensor.elements[$0 * size..<($0 + 1) * size] }
  }
}
