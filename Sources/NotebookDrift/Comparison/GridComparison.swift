import NotebookDocuments

/// Compares the old and the new state of an array or a table.
struct GridComparison {
  let old: Grid
  let new: Grid
  /// See ``NumberScale``.
  let pool: [Double]
  let printsAllDigits: Bool

  /// Collects what differs.
  func collect(into collector: inout DifferenceCollector, at place: DifferenceCollector.Place) {
    guard old.columns == new.columns, old.suffix == new.suffix,
      old.shape.dropFirst() == new.shape.dropFirst(), old.shape.count == new.shape.count
    else { return collector.add(.structure, place, old.description, new.description) }
    var pairs = zip(old.cells.indices, new.cells.indices).map { ($0, $1) }
    if old.shape != new.shape {
      collector.add(.structure, place, old.description, new.description)
      pairs = matchingCells
    }
    guard let width = new.columns?.count else { return compare(pairs, &collector, place) }
    for column in 0..<width {
      compare(pairs.filter { $0.1 % width == column }, &collector, place)
    }
  }

  /// The cells of the rows that both tables have, told by their first cells; without those, none.
  private var matchingCells: [(Int, Int)] {
    guard let oldKeys = old.rowKeys, let newKeys = new.rowKeys, let width = new.columns?.count
    else { return [] }
    return newKeys.enumerated().flatMap { row, key -> [(Int, Int)] in
      guard let oldRow = oldKeys.firstIndex(of: key) else { return [] }
      return (0..<width).map { (oldRow * width + $0, row * width + $0) }
    }
  }

  /// Compares cells that share a scale: those of an array, or of a column.
  private func compare(
    _ cells: [(Int, Int)], _ collector: inout DifferenceCollector,
    _ place: DifferenceCollector.Place
  ) {
    let scale = NumberScale(
      old: cells.flatMap { old.cells[$0.0].numbers.numbers },
      new: cells.flatMap { new.cells[$0.1].numbers.numbers }, pool: pool,
      printsAllDigits: printsAllDigits)
    for (i, j) in cells where old.cells[i].text != new.cells[j].text {
      let (before, after) = (old.cells[i], new.cells[j])
      var cell = place
      cell.index = new.place(of: j)
      if new.isHistory { cell.epoch = Int(new.cells[j / 2 * 2].text) }
      guard before.numbers.skeleton == after.numbers.skeleton else {
        collector.add(.structure, cell, before.text, after.text)
        continue
      }
      for (old, new) in zip(before.numbers.numbers, after.numbers.numbers) {
        guard let error = scale.error(old, new) else { continue }
        collector.addNumber(old.text, new.text, error, at: cell)
      }
    }
  }
}
