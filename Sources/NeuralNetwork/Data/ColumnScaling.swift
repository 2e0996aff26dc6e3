/// What is subtracted from each column and what the rest is divided by.
///
/// Fitted to the training samples only and applied to all, no knowledge of the others leaks into
/// the training.
package struct ColumnScaling: Equatable, Sendable {
  /// What is subtracted from each column.
  package let shifts: [Double]
  /// What each column is then divided by; 1 for one that is constant.
  package let divisors: [Double]
  /// What 0 and 1 become.
  package let range: ClosedRange<Double>
  /// The columns that are constant in the samples that were measured.
  package let constantColumns: [Int]

  /// (x − mean) / deviation, the standard deviation having n, not n − 1, in its denominator.
  ///
  /// A column that is constant but for rounding is only moved. Sums go from the first row to the last.
  ///
  /// - Parameter samples: a tensor of shape [samples, features].
  package static func standardizing(_ samples: Tensor) -> ColumnScaling {
    let columns = Columns(samples)
    let count = Double(columns.rows)
    let means = columns.sums { _, x in x }.map { $0 / count }
    let variances = columns.sums { column, x in (x - means[column]) * (x - means[column]) }
      .map { $0 / count }
    let constant = variances.indices.filter {
      isRounding(variances[$0], mean: means[$0], count: count)
    }
    let isConstant = Set(constant)
    return ColumnScaling(
      shifts: means,
      divisors: variances.indices.map { isConstant.contains($0) ? 1 : variances[$0].squareRoot() },
      range: 0...1, constantColumns: constant)
  }

  /// (x − least) / (greatest − least), stretched to a range; a constant column becomes its lower end.
  ///
  /// - Parameters:
  ///   - samples: a tensor of shape [samples, features].
  ///   - range: what the least and the greatest number of a column become.
  package static func stretching(_ samples: Tensor, to range: ClosedRange<Double>) -> ColumnScaling
  {
    let columns = Columns(samples)
    let (least, greatest) = (columns.reduced(Swift.min), columns.reduced(Swift.max))
    let constant = least.indices.filter { least[$0] == greatest[$0] }
    let isConstant = Set(constant)
    return ColumnScaling(
      shifts: least,
      divisors: least.indices.map { isConstant.contains($0) ? 1 : greatest[$0] - least[$0] },
      range: range, constantColumns: constant)
  }

  /// x / greatest, as `x / np.amax(x, axis=0)`.
  ///
  /// - Parameters:
  ///   - samples: a tensor of shape [samples, features].
  ///   - names: what the columns are called, for messages.
  /// - Throws: where the greatest number of a column is not above 0, which would end in no number or turn the
  ///   column upside down.
  package static func dividingByGreatest(
    _ samples: Tensor, names: [String]? = nil
  ) throws(DataError) -> ColumnScaling {
    let greatest = Columns(samples).reduced(Swift.max)
    if let column = greatest.firstIndex(where: { $0 <= 0 }) {
      let name = names.map { "`\($0[column])`" } ?? "\(column + 1)"
      throw DataError(
        "the greatest number of the input \(name) is \(Bounds.text(greatest[column])), and what is divided by must "
          + "be above 0",
        hint: "`min-max: [0, 1]` and `standardize: true` take any numbers")
    }
    return ColumnScaling(
      shifts: greatest.map { _ in 0 }, divisors: greatest, range: 0...1, constantColumns: [])
  }

  /// Whether a variance may come from the rounding of equal numbers, by the bound of Chan, Golub and
  /// LeVeque, "Algorithms for computing the sample variance" (1983), as in scikit-learn.
  private static func isRounding(_ variance: Double, mean: Double, count: Double) -> Bool {
    let unit = Double.ulpOfOne
    let shift = count * mean * unit
    return variance <= count * unit * variance + shift * shift
  }

  /// The scaled samples.
  package func callAsFunction(_ samples: Tensor) -> Tensor {
    precondition(samples.shape.dropFirst().reduce(1, *) == shifts.count)
    var result = samples
    let (low, width) = (range.lowerBound, range.upperBound - range.lowerBound)
    for index in samples.elements.indices {
      let column = index % shifts.count
      let scaled = (samples.elements[index] - shifts[column]) / divisors[column]
      result.elements[index] = low == 0 && width == 1 ? scaled : low + width * scaled
    }
    result.elementType = .float64
    return result
  }
}

/// The columns of a tensor of shape [samples, features].
private struct Columns {
  let samples: Tensor
  let rows: Int
  let count: Int

  init(_ samples: Tensor) {
    self.samples = samples
    rows = samples.shape.first ?? 1
    count = samples.shape.dropFirst().reduce(1, *)
  }

  /// For each column the sum of a term, from the first row to the last.
  func sums(_ term: (_ column: Int, _ x: Double) -> Double) -> [Double] {
    (0..<count).map { column in
      (0..<rows).reduce(0) { $0 + term(column, samples.elements[$1 * count + column]) }
    }
  }

  /// For each column one of its numbers.
  func reduced(_ choose: (Double, Double) -> Double) -> [Double] {
    (0..<count).map { column in
      (1..<rows).reduce(samples.elements[column]) {
        choose($0, samples.elements[$1 * count + column])
      }
    }
  }
}
