extension Tensor {
  /// Whether a number is missing, which NaN stands for.
  package var hasMissing: Bool { elements.contains(where: \.isNaN) }

  /// The rows in which no number is missing; a row is everything with one index of the first axis.
  package var completeRows: [Int] {
    let size = shape.dropFirst().reduce(1, *)
    return (0..<(shape.first ?? 1)).filter { row in
      !elements[row * size..<(row + 1) * size].contains(where: \.isNaN)
    }
  }

  /// The mean of the numbers of each column that are not missing, as `np.nanmean(…, axis=0)`, summed from the first row
  /// to the last.
  ///
  /// Shape: [samples, features], or [features] for one sample; nil for a column without any number.
  package var meansOfPresent: [Double?] {
    let columns = shape.count < 2 ? elements.count : shape.dropFirst().reduce(1, *)
    var (sums, counts) = (
      [Double](repeating: 0, count: columns), [Int](repeating: 0, count: columns)
    )
    for (index, element) in elements.enumerated() where !element.isNaN {
      sums[index % columns] += element
      counts[index % columns] += 1
    }
    return zip(sums, counts).map { $1 == 0 ? nil : $0 / Double($1) }
  }

  /// Puts a number for each column where one is missing.
  package mutating func fillMissing(with numbers: [Double]) {
    for index in elements.indices where elements[index].isNaN {
      elements[index] = numbers[index % numbers.count]
    }
  }
}
