/// Class names as numbers.
package struct ClassLabels: Equatable, Sendable {
  /// Which class gets the number 0.
  package enum Order: String, CaseIterable, Sendable {
    /// The class of the first sample.
    case appearance
    /// The first in the order of their characters' code points, as `np.unique` gives them.
    case sorted
  }

  /// The names of the classes; a class's index is its number.
  package let names: [String]
  /// The number of each sample's class.
  package let indices: [Int]

  /// Numbers the classes of the samples.
  package init(_ samples: [String], order: Order = .appearance) {
    // By their bytes: Strings that differ in Unicode normalization only are equal.
    let keys = samples.map { Array($0.utf8) }
    var numbers: [[UInt8]: Int] = [:]
    var names: [String] = []
    for (key, sample) in zip(keys, samples) where numbers[key] == nil {
      numbers[key] = names.count
      names.append(sample)
    }
    if order == .sorted {
      names.sort { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      for (number, name) in names.enumerated() { numbers[Array(name.utf8)] = number }
    }
    self.names = names
    indices = keys.map { numbers[$0] ?? 0 }
  }

  /// The numbers as a column of shape [samples, 1].
  package var column: Tensor {
    Tensor(
      shape: [indices.count, 1], elements: indices.map(Double.init), elementType: .int64)
  }
}

extension Tensor {
  /// A row for each class number, with `on` in the place of the class and `off` elsewhere.
  ///
  /// Shape: any with n elements becomes [n, classes].
  package func oneHot(classes: Int, on: Double = 1, off: Double = 0) throws(DataError) -> Tensor {
    let count = try DataLimits.count(
      of: [elements.count, classes], in: "the matrix of one-hot targets")
    var rows = [Double](repeating: off, count: count)
    for (row, element) in elements.enumerated() {
      guard let label = Int(exactly: element), (0..<classes).contains(label) else {
        throw DataError(
          "the class of sample \(row + 1) is \(Bounds.text(element)), which is none of the integers "
            + "0 to \(classes - 1)")
      }
      rows[row * classes + label] = on
    }
    let isWhole = on == on.rounded() && off == off.rounded()
    return Tensor(
      shape: [elements.count, classes], elements: rows,
      elementType: isWhole ? elementType : .float64)
  }
}
