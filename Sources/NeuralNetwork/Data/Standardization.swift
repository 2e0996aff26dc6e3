/// The mean and the standard deviation of each column, to subtract and to divide by.
///
/// Fitted to the training samples only and applied to all, no knowledge of the others leaks into
/// the training.
package struct Standardization: Equatable, Sendable {
  /// The mean of each column.
  package let means: [Double]
  /// The standard deviation of each column with n, not n - 1, in the denominator; 1 for a column
  /// that is constant but for rounding.
  package let deviations: [Double]

  /// Measures the columns of a matrix of shape [samples, features], summing from the first row to
  /// the last.
  package init(fitting samples: Tensor) {
    let columns = samples.shape.dropFirst().reduce(1, *)
    let rows = samples.shape.first ?? 1
    let count = Double(rows)
    func sum(_ column: Int, _ term: (Double) -> Double) -> Double {
      (0..<rows).reduce(0) { $0 + term(samples.elements[$1 * columns + column]) }
    }
    let means = (0..<columns).map { column in sum(column) { $0 } / count }
    deviations = means.enumerated().map { column, mean in
      let variance = sum(column) { ($0 - mean) * ($0 - mean) } / count
      return Self.isRounding(variance, mean: mean, count: count) ? 1 : variance.squareRoot()
    }
    self.means = means
  }

  /// Whether a variance may come from the rounding of equal numbers, by the bound of Chan, Golub and
  /// LeVeque, "Algorithms for computing the sample variance" (1983), as in scikit-learn.
  private static func isRounding(_ variance: Double, mean: Double, count: Double) -> Bool {
    let unit = Double.ulpOfOne
    let shift = count * mean * unit
    return variance <= count * unit * variance + shift * shift
  }

  /// The standardized samples, (x - mean) / deviation.
  package func callAsFunction(_ samples: Tensor) -> Tensor {
    precondition(samples.shape.dropFirst().reduce(1, *) == means.count)
    var result = samples
    for index in samples.elements.indices {
      let column = index % means.count
      result.elements[index] = (samples.elements[index] - means[column]) / deviations[column]
    }
    return result
  }
}
