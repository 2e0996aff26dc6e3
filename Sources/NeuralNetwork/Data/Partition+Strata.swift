extension Partition {
  /// Holds out so many rows, of every class in proportion, as scikit-learn's `train_test_split` with `stratify`.
  ///
  /// First the classes' shares of the training rows are rounded, then those of the held-out rows, ties being dealt;
  /// then each class is dealt, and at last both parts are.
  ///
  /// - Parameters:
  ///   - held: how many rows are held out.
  ///   - classes: the class of each row, a number from 0.
  ///   - names: the names of the classes, for messages.
  ///   - generator: what the rows are dealt by.
  package static func holdOut(
    samples held: Int, ofClasses classes: [Int], named names: [String],
    shuffledBy generator: inout any RandomGenerator
  ) throws(DataError) -> Partition {
    let training = classes.count - held
    let members = rows(ofClasses: classes, count: names.count)
    for (rows, name) in zip(members, names) where rows.count < 2 {
      throw DataError(
        "the class \(name) has one sample, which cannot be both trained on and held out",
        hint: "`stratify` needs two samples of each class")
    }
    guard held >= names.count, training >= names.count else {
      let few = min(held, training)
      throw DataError(
        "there are \(names.count) classes, and \(few) sample\(few == 1 ? "" : "s") to "
          + (held < names.count ? "hold out" : "train on"),
        hint: "`stratify` needs one of each class in both parts")
    }
    let counts = members.map(\.count)
    let trained = shares(of: counts, drawing: training, ties: &generator)
    let tested = shares(of: zip(counts, trained).map { $0 - $1 }, drawing: held, ties: &generator)
    var (trainingRows, heldRows): ([Int], [Int]) = ([], [])
    for (index, rows) in members.enumerated() {
      let dealt = generator.permutation(rows.count).map { rows[$0] }
      trainingRows += dealt[..<trained[index]]
      heldRows += dealt[trained[index]...].prefix(tested[index])
    }
    generator.shuffle(&trainingRows)
    generator.shuffle(&heldRows)
    return Partition(training: trainingRows, held: heldRows)
  }

  /// Divides the rows into `folds` parts with as much of every class in each, as scikit-learn's `StratifiedKFold`.
  ///
  /// All rows are in ascending order.
  package static func folds(
    _ folds: Int, ofClasses classes: [Int], named names: [String],
    shuffledBy generator: inout (any RandomGenerator)?
  ) throws(DataError) -> [Partition] {
    let members = rows(ofClasses: classes, count: names.count)
    for (rows, name) in zip(members, names) where rows.count < folds {
      throw DataError(
        "the class \(name) has \(rows.count) sample\(rows.count == 1 ? "" : "s"), fewer than the \(folds) folds",
        hint: "`stratify` needs one of each class in every fold")
    }
    // By the first sample of each.
    let ordered = members.sorted { $0[0] < $1[0] }
    var foldOfRow = [Int](repeating: 0, count: classes.count)
    var place = 0
    for rows in ordered {
      var counts = [Int](repeating: 0, count: folds)
      for _ in rows {
        counts[place % folds] += 1
        place += 1
      }
      var dealt = counts.enumerated().flatMap { Array(repeating: $0, count: $1) }
      generator?.shuffle(&dealt)
      for (row, fold) in zip(rows, dealt) { foldOfRow[row] = fold }
    }
    return (0..<folds).map { fold in
      Partition(
        training: foldOfRow.indices.filter { foldOfRow[$0] != fold },
        held: foldOfRow.indices.filter { foldOfRow[$0] == fold })
    }
  }

  /// The rows of each class, in ascending order.
  private static func rows(ofClasses classes: [Int], count: Int) -> [[Int]] {
    var members = [[Int]](repeating: [], count: count)
    for (row, label) in classes.enumerated() { members[label].append(row) }
    return members
  }

  /// How many of each class are among so many rows: rounded down, and one more for those with the greatest remainders.
  private static func shares(
    of counts: [Int], drawing draws: Int, ties generator: inout any RandomGenerator
  ) -> [Int] {
    let total = Double(counts.reduce(0, +))
    let exact = counts.map { Double($0) / total * Double(draws) }
    var shares = exact.map { $0.rounded(.down) }
    let remainders = zip(exact, shares).map { $0 - $1 }
    var rest = draws - shares.reduce(0) { $0 + Int($1) }
    for remainder in Set(remainders).sorted(by: >) where rest > 0 {
      let equal = remainders.indices.filter { remainders[$0] == remainder }
      let count = min(equal.count, rest)
      for index in generator.sample(count, of: equal.count) { shares[equal[index]] += 1 }
      rest -= count
    }
    return shares.map { Int($0) }
  }
}
