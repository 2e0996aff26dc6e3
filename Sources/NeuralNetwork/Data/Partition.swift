/// The rows of a dataset divided into those to train on and those held out.
package struct Partition: Equatable, Sendable {
  /// The rows to train on, in the order in which they are used.
  package let training: [Int]
  /// The rows to test or validate on.
  package let held: [Int]

  /// Holds out a fraction of the rows, rounded up, as scikit-learn's `train_test_split`.
  ///
  /// With a generator, the held-out rows are the first of a permutation and the training rows those
  /// after them; without, the training rows come first and nothing is shuffled.
  package static func holdOut(
    _ fraction: Double, of count: Int, shuffledBy generator: inout (any RandomGenerator)?
  ) throws(DataError) -> Partition {
    guard fraction > 0, fraction < 1, heldCount(fraction, of: count) < count else {
      throw DataError(
        "holding out \(fraction) of \(count) sample\(count == 1 ? "" : "s") leaves nothing to train "
          + "on or to hold out")
    }
    return try holdOut(samples: heldCount(fraction, of: count), of: count, shuffledBy: &generator)
  }

  /// Holds out so many of the rows; none with a generator only deals them.
  package static func holdOut(
    samples held: Int, of count: Int, shuffledBy generator: inout (any RandomGenerator)?
  ) throws(DataError) -> Partition {
    guard held < count else {
      throw DataError(
        "holding out \(held) of \(count) sample\(count == 1 ? "" : "s") leaves nothing to train on")
    }
    return holdOut(held, of: count, permutation: generator?.permutation(count))
  }

  /// How many rows a fraction holds out.
  package static func heldCount(_ fraction: Double, of count: Int) -> Int {
    Int((fraction * Double(count)).rounded(.up))
  }

  /// How many of the samples, the last ones, a share of them holds out to validate on: those after the first
  /// ⌊count · (1 − share)⌋, in the operations of Keras.
  static func validationCount(_ share: Double, of count: Int) -> Int {
    count - Int((Double(count) * (1 - share)).rounded(.down))
  }

  private static func holdOut(_ held: Int, of count: Int, permutation: [Int]?) -> Partition {
    guard let permutation else {
      return Partition(
        training: Array(0..<count - held), held: Array(count - held..<count))
    }
    return Partition(
      training: Array(permutation[held...]), held: Array(permutation[..<held]))
  }

  /// Divides the rows into `folds` parts and holds out each in turn, as scikit-learn's `KFold`.
  ///
  /// The first parts have one row more where the rows do not divide evenly. All rows are in
  /// ascending order, except that with a generator the parts are cut from a permutation.
  package static func folds(
    _ folds: Int, of count: Int, shuffledBy generator: inout (any RandomGenerator)?
  ) throws(DataError) -> [Partition] {
    guard folds >= 2, folds <= count else {
      throw DataError(
        "\(count) sample\(count == 1 ? "" : "s") cannot be divided into \(folds) folds; "
          + (count < 2 ? "at least 2 samples are needed" : "at most \(count) are possible"))
    }
    let order = generator?.permutation(count) ?? Array(0..<count)
    var start = 0
    return (0..<folds).map { fold in
      let end = start + count / folds + (fold < count % folds ? 1 : 0)
      defer { start = end }
      let held = order[start..<end].sorted()
      let isHeld = Set(held)
      return Partition(training: (0..<count).filter { !isHeld.contains($0) }, held: held)
    }
  }
}

extension Tensor {
  /// The given rows, in the given order.
  ///
  /// A row is everything with one index of the first axis.
  package func rows(_ rows: [Int]) -> Tensor {
    let size = shape.dropFirst().reduce(1, *)
    var selected: [Double] = []
    selected.reserveCapacity(rows.count * size)
    for row in rows { selected += elements[row * size..<(row + 1) * size] }
    return Tensor(
      shape: [rows.count] + shape.dropFirst(), elements: selected, elementType: elementType)
  }
}

extension Dataset {
  /// The given samples, one for each row, in the given order.
  package func rows(_ rows: [Int]) -> Dataset {
    Dataset(inputs: inputs.rows(rows), targets: targets?.rows(rows))
  }
}
