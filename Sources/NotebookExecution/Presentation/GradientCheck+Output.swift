import NeuralNetwork

extension GradientCheck {
  /// A row for each parameter, with the largest relative difference of any element.
  ///
  /// A column is left out where no parameter has anything in it.
  var table: Table {
    let columns = [
      Table.Column("Parameter", .leading), Table.Column("Verdict", .leading),
      Table.Column("Relative difference"), Table.Column("at", .leading),
      Table.Column("Backward pass"), Table.Column("Finite difference"),
      Table.Column("Taylor slope"),
    ]
    return Table(columns: columns, rows: entries.map(\.row), hasRowHeaders: true)
      .withoutEmptyColumns
  }

  /// The verdict in a sentence, with what does not pass and what could not be checked.
  var verdict: Note {
    let failing = entries.filter { !$0.passes }.map(\.quantity.name)
    let unchecked = entries.filter { $0.count == 0 }.map(\.quantity.name)
    var text =
      if !failing.isEmpty {
        "The gradients of \(failing.joined(separator: ", ")) are not those of the loss: "
          + "the backward pass and finite differences disagree."
      } else if passes {
        "The gradients agree with finite differences of the loss."
      } else {
        "No gradient could be checked."
      }
    if passes, !unchecked.isEmpty {
      text += " Nothing of \(unchecked.joined(separator: ", ")) could be checked."
    }
    let kinks = entries.flatMap(\.kinkNames)
    if !kinks.isEmpty {
      let named = kinks.prefix(6).joined(separator: ", ")
      let rest = kinks.count > 6 ? " and \(kinks.count - 6) more" : ""
      text += " Left out: \(named)\(rest), where a step to either side crosses a kink."
    }
    return Note(passes ? .success : .warning, text)
  }
}

extension GradientCheck.Entry {
  /// The elements left out: `W1[0, 1]`.
  fileprivate var kinkNames: [String] {
    kinks.map { index in
      index.isEmpty
        ? quantity.name : "\(quantity.name)[\(index.map(String.init).joined(separator: ", "))]"
    }
  }

  fileprivate var row: [String] {
    let verdict = !passes ? "FAIL" : count > 0 ? "pass" : "–"
    let slope = taylorSlope.map { NumberText.fixed($0, decimals: 2) } ?? "–"
    guard let worst else { return [quantity.name, verdict, "", "", "", "", slope] }
    let index = worst.index.map(String.init).joined(separator: ", ")
    return [
      quantity.name, verdict, NumberText.scientific(worst.relativeDifference, decimals: 1),
      index.isEmpty ? "" : "[\(index)]", Self.derivative(worst.analytic),
      Self.derivative(worst.numeric), slope,
    ]
  }

  /// A derivative with six significant digits: enough to see where two part.
  private static func derivative(_ value: Double) -> String {
    NumberText.scientific(value, decimals: 5)
  }
}

extension Table {
  /// Without the columns in which no cell says anything.
  fileprivate var withoutEmptyColumns: Table {
    let kept = columns.indices.filter { column in
      rows.contains { !["", "–"].contains($0[column]) }
    }
    return Table(
      columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } },
      hasRowHeaders: hasRowHeaders)
  }
}
