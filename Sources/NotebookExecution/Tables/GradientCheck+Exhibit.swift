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
    [options.output(.table(table), caption: "Gradient check"), Output(.note(note))]
  }

  func values(_ options: ShowOptions) -> [JSON] {
    [
      .object([
        ("name", .string(options.name)),
        ("verdict", verdict.json),
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

  /// The verdict in words, with what is wrong and what could not be compared.
  var note: Note {
    var sentences =
      switch verdict {
      case .wrong: failures
      case .right: ["The gradients agree with finite differences of the loss\(allowance)."]
      case .undecided, nil: ["No gradient could be checked."]
      }
    if entries.contains(where: { $0.taylorSlope != nil }) {
      sentences.append("The Taylor slope of a right gradient is 2, that of a wrong one 1.")
    }
    let unchecked = entries.filter { $0.count == 0 }
    if verdict == .right, !unchecked.isEmpty {
      sentences.append("Nothing of \(Self.names(unchecked)) could be checked.")
    }
    sentences += Reason.allCases.compactMap(omission)
    return Note(verdict == .right ? .success : .warning, sentences.joined(separator: " "))
  }

  /// How the check came out, to follow “but”.
  var outcome: String {
    switch verdict {
    case .right: "it passes"
    case .wrong:
      "it fails for "
        + entries.filter { $0.verdict == .wrong }
        .map { $0.disagreement(!exceedsTolerance($0)) }.joined(separator: "; for ")
    case .undecided(.kink): "kinks leave nothing that can be checked"
    case .undecided(.notFinite): "the loss is not finite where it would be checked"
    case .undecided(.rounding): "the gradients are too small to show in the rounded loss"
    case nil: "no parameter is trained"
    }
  }

  /// What the author may do about one that could not be made.
  var advice: String? {
    guard case .undecided(let reason) = verdict else { return nil }
    return reason.advice.prefix(1).lowercased() + reason.advice.dropFirst()
  }

  /// The elements that were left out for a reason; where that leaves nothing of a parameter, with what to do.
  private func omission(_ reason: Reason) -> String? {
    let names = entries.flatMap { $0.names(ofLeftOut: reason) }
    guard !names.isEmpty else { return nil }
    let rest = names.count > 6 ? " and \(names.count - 6) more" : ""
    let sentence =
      "Left out: \(names.prefix(6).joined(separator: ", "))\(rest), \(reason.explanation)."
    return entries.contains { $0.verdict == .undecided(reason) }
      ? "\(sentence) \(reason.advice)." : sentence
  }

  /// A sentence for each reason why something is wrong.
  private var failures: [String] {
    let wrong = entries.filter { $0.verdict == .wrong }
    let (plain, hidden) = (wrong.filter(exceedsTolerance), wrong.filter { !exceedsTolerance($0) })
    return [
      plain.isEmpty
        ? nil
        : "The gradients of \(Self.names(plain)) are not those of the loss: "
          + "the backward pass and finite differences disagree.",
      hidden.isEmpty
        ? nil
        : "The gradients of \(Self.names(hidden)) are not those of the loss, whatever the tolerance: "
          + "their Taylor slope is near 1.",
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

extension GradientCheck.Reason {
  /// What it means for some elements, to follow their names.
  fileprivate var explanation: String {
    switch self {
    case .kink: "where a step to either side crosses a kink"
    case .notFinite: "where the loss is not a finite number"
    case .rounding: "whose derivatives are too small to show in the rounded loss"
    }
  }

  /// What the author may do about it.
  fileprivate var advice: String {
    switch self {
    case .kink: "Check with other initial weights, or after another training step"
    case .notFinite: "Check with smaller inputs or weights, or with a loss that takes logits"
    case .rounding:
      "Check before the training, or with inputs and weights of the size of 1, where units are not certain yet"
    }
  }
}

extension GradientCheck.Verdict? {
  fileprivate var json: JSON {
    switch self {
    case .right: .string("pass")
    case .wrong: .string("fail")
    case .undecided, nil: .null
    }
  }
}

extension GradientCheck.Entry {
  fileprivate var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("name", .string(quantity.name)), ("verdict", Optional(verdict).json),
    ]
    if case .undecided(let reason) = verdict {
      members.append(("reason", .string(reason.rawValue)))
    }
    members += [
      ("checked", .integer(count)), ("kinks", .integer(count(of: .kink))),
      ("notFinite", .integer(count(of: .notFinite))), ("rounding", .integer(count(of: .rounding))),
      ("taylorSlope", taylorSlope.map { .number($0, .float64) } ?? .null),
    ]
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

  private func count(of reason: GradientCheck.Reason) -> Int {
    leftOut.count { $0.reason == reason }
  }

  /// The elements left out for a reason: `W1[0, 1]`.
  fileprivate func names(ofLeftOut reason: GradientCheck.Reason) -> [String] {
    leftOut.filter { $0.reason == reason }.map { element in
      element.index.isEmpty
        ? quantity.name
        : "\(quantity.name)[\(element.index.map(String.init).joined(separator: ", "))]"
    }
  }

  fileprivate var row: [String] {
    let verdict =
      switch verdict {
      case .right: "pass"
      case .wrong: "FAIL"
      case .undecided: "cannot tell"
      }
    let slope = taylorSlope.map { NumberText.fixed($0, decimals: 2) } ?? "–"
    guard let worst else { return [quantity.name, verdict, "", "", "", "", slope] }
    let index = worst.index.map(String.init).joined(separator: ", ")
    return [
      quantity.name, verdict, NumberText.scientific(worst.relativeDifference, decimals: 1),
      index.isEmpty ? "" : "[\(index)]", Self.derivative(worst.analytic),
      Self.derivative(worst.numeric), slope,
    ]
  }

  /// Its name, and how it differs from finite differences: by its worst element, or, where a lenient
  /// tolerance lets that pass, by the slope.
  fileprivate func disagreement(_ isWithinTolerance: Bool) -> String {
    guard let worst, !isWithinTolerance else {
      let slope = taylorSlope.map { ", whose Taylor slope is \(NumberText.fixed($0, decimals: 2))" }
      return "`\(quantity.name)`" + (slope ?? "")
    }
    let index = worst.index.map(String.init).joined(separator: ", ")
    return "`\(quantity.name)\(index.isEmpty ? "" : "[\(index)]")`, where the backward pass gives "
      + "\(Self.derivative(worst.analytic)) and finite differences "
      + Self.derivative(worst.numeric)
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
