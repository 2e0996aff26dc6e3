/// Measures of the distance between outputs and targets of the same shape, over all elements.
///
/// Sums run from the first element to the last.
package enum Regression {
  /// √(mean of (target - output)²).
  package static func rootMeanSquaredError(outputs: Tensor, targets: Tensor) -> Double {
    mean(outputs, targets) { ($1 - $0) * ($1 - $0) }.squareRoot()
  }

  /// The mean of |target - output|.
  package static func meanAbsoluteError(outputs: Tensor, targets: Tensor) -> Double {
    mean(outputs, targets) { ($1 - $0).magnitude }
  }

  /// The coefficient of determination R², 1 - Σ(target - output)² / Σ(target - mean target)².
  ///
  /// It is taken for each column and averaged, as scikit-learn's `r2_score`; where the targets of a
  /// column are all equal, as that of a single sample is, it is 1 for perfect outputs and 0 for others. Whether they
  /// are is not left to their mean, which of three times 0.1 is not 0.1.
  package static func determination(outputs: Tensor, targets: Tensor) -> Double {
    precondition(outputs.elements.count == targets.elements.count)
    let columns = targets.shape.count > 1 ? targets.shape.dropFirst().reduce(1, *) : 1
    let scores = (0..<columns).map { column in
      let rows = Array(stride(from: column, to: targets.elements.count, by: columns))
      let isConstant = rows.allSatisfy { targets.elements[$0] == targets.elements[column] }
      let mean = rows.reduce(0) { $0 + targets.elements[$1] } / Double(rows.count)
      let residual = rows.reduce(0) {
        $0 + square(targets.elements[$1] - outputs.elements[$1])
      }
      let total = rows.reduce(0) { $0 + square(targets.elements[$1] - mean) }
      return isConstant || total == 0 ? (residual == 0 ? 1 : 0) : 1 - residual / total
    }
    return scores.reduce(0, +) / Double(columns)
  }

  private static func square(_ x: Double) -> Double { x * x }

  private static func mean(
    _ outputs: Tensor, _ targets: Tensor, _ term: (Double, Double) -> Double
  ) -> Double {
    precondition(outputs.elements.count == targets.elements.count)
    let sum = zip(outputs.elements, targets.elements).reduce(0) { $0 + term($1.0, $1.1) }
    return sum / Double(targets.elements.count)
  }
}
