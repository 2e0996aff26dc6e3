import NeuralNetwork
import NotebookDocuments

extension GradientCheck: Exhibit {
  static let name = "gradient-check"
  static let summary = "the last gradient check, for each parameter"
  static let claim: ClaimKind? = .verdict

  init(of state: NetworkState) throws(Unavailable) {
    guard let check = state.gradientCheck else { throw .missing(.gradientCheck) }
    self = check
  }

  func outputs(_ options: ShowOptions) -> [Output] {
    [options.output(.table(table), caption: "Gradient check"), Output(.note(verdict))]
  }

  func values(_ options: ShowOptions) -> [JSON] {
    [
      .object([
        ("name", .string(options.name)),
        ("verdict", .string(passes ? "pass" : "fail")),
        ("parameters", .array(entries.map(\.json))),
      ])
    ]
  }

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

  /// The verdict in words, with what does not pass and what could not be checked.
  var verdict: Note {
    let unchecked = Self.names(entries.filter { $0.count == 0 })
    var text =
      if !failures.isEmpty {
        failures.joined(separator: " ")
      } else if passes {
        "The gradients agree with finite differences of the loss\(allowance)."
      } else {
        "No gradient could be checked."
      }
    if entries.contains(where: { $0.taylorSlope != nil }) {
      text += " The Taylor slope of a right gradient is 2, that of a wrong one 1."
    }
    if passes, !unchecked.isEmpty { text += " Nothing of \(unchecked) could be checked." }
    let kinks = entries.flatMap(\.kinkNames)
    if !kinks.isEmpty {
      let named = kinks.prefix(6).joined(separator: ", ")
      let rest = kinks.count > 6 ? " and \(kinks.count - 6) more" : ""
      text += " Left out: \(named)\(rest), where a step to either side crosses a kink."
    }
    return Note(passes ? .success : .warning, text)
  }

  /// A sentence for each reason why something does not pass.
  private var failures: [String] {
    func sentence(
      _ verdict: Verdict, where isMeant: (Entry) -> Bool = { _ in true },
      _ text: (String) -> String
    ) -> String? {
      let failing = entries.filter { $0.verdict == verdict && isMeant($0) }
      return failing.isEmpty ? nil : text(Self.names(failing))
    }
    let step = NumPyScalar.string(settings.step, .float64)
    let (size, other) =
      settings.step > GradientCheckSettings().step ? ("large", "smaller") : ("small", "larger")
    return [
      sentence(.wrongGradient, where: exceedsTolerance) {
        "The gradients of \($0) are not those of the loss: "
          + "the backward pass and finite differences disagree."
      },
      sentence(.wrongGradient, where: { !exceedsTolerance($0) }) {
        "The gradients of \($0) are not those of the loss, whatever the tolerance: "
          + "their Taylor slope is near 1."
      },
      sentence(.unsuitableStep) {
        "The step of \(step) is too \(size) for the finite differences of \($0); "
          + "choose a \(other) one."
      },
      sentence(.strictTolerance) {
        "The gradients of \($0) agree with finite differences, but not to the tolerance, "
          + "which asks for more digits than such differences have."
      },
    ].compactMap { $0 }
  }

  /// Where rounding alone explains what is beyond the tolerance.
  private var allowance: String {
    let allowed = entries.filter(exceedsTolerance)
    return allowed.isEmpty
      ? "" : "; those of \(Self.names(allowed)) to the rounding of the differences"
  }

  private func exceedsTolerance(_ entry: Entry) -> Bool {
    !(entry.worst?.relativeDifference ?? 0 <= settings.tolerance)
  }

  private static func names(_ entries: [Entry]) -> String {
    entries.map(\.quantity.name).joined(separator: ", ")
  }
}

extension GradientCheck.Entry {
  fileprivate var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("name", .string(quantity.name)),
      ("verdict", .string(passes ? "pass" : "fail")),
      ("checked", .integer(count)),
      ("kinks", .integer(kinks.count)),
    ]
    if let taylorSlope { members.append(("taylorSlope", .number(taylorSlope, .float64))) }
    if let worst {
      members += [
        ("index", .array(worst.index.map(JSON.integer))),
        ("analytic", .number(worst.analytic, .float64)),
        ("numeric", .number(worst.numeric, .float64)),
        ("relativeDifference", .number(worst.relativeDifference, .float64)),
      ]
    }
    return .object(members)
  }

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
