import NeuralNetwork
import NotebookDocuments

/// How often each class was taken for each, in the last evaluation.
struct ConfusionTable: Exhibit {
  static let name = "confusion-matrix"
  static let summary = "how often each class was taken for each, in the last evaluation"
  static let isOfEvaluation = true
  static let claim: ClaimKind? = .value

  static let options: Set<ShowOption> = [.form]
  static let forms: [Form] = [.table, .heatmap]

  private let matrix: ConfusionMatrix
  private let classes: [String]

  init(of state: NetworkState) throws(Unavailable) {
    (matrix, classes) = try state.lastConfusion
  }

  var array: Tensor? { matrix.tensor }

  func outputs(_ options: ShowOptions) -> [Output] {
    if options.form == .heatmap {
      let map = ConfusionHeatMap(counts: matrix.counts, classes: classes)
      return [options.output(.figure(map.figure))]
    }
    return [options.output(.table(table), caption: "Confusion matrix")]
  }

  func values(_ options: ShowOptions) -> [JSON] {
    [
      .object(
        [("name", .string(options.name)), ("classes", .array(classes.map(JSON.string)))]
          + JSON.members(of: matrix.tensor))
    ]
  }

  /// A row for each actual class, a column for each predicted one.
  private var table: Table {
    let rows = zip(classes, matrix.counts).map { label, row in [label] + row.map(String.init) }
    return Table(
      columns: [Table.Column("Actual \\ predicted", .leading)] + classes.map { Table.Column($0) },
      rows: rows, hasRowHeaders: true)
  }
}

/// How good the answers of the last evaluation were, class by class.
struct ClassificationReport: Exhibit {
  static let name = "classification-report"
  static let summary = "precision, recall and F1 of each class"
  static let isOfEvaluation = true

  private let matrix: ConfusionMatrix
  private let classes: [String]

  init(of state: NetworkState) throws(Unavailable) {
    (matrix, classes) = try state.lastConfusion
  }

  func outputs(_ options: ShowOptions) -> [Output] {
    [options.output(.table(table), caption: "Classification report")]
  }

  /// NaN where the table has a dash.
  func values(_ options: ShowOptions) -> [JSON] {
    func numbers(_ measure: (Int) -> Double) -> JSON {
      .array(
        classes.indices.map { .number(matrix.occurs($0) ? measure($0) : .nan, .float64) })
    }
    return [
      .object([
        ("name", .string(options.name)),
        ("classes", .array(classes.map(JSON.string))),
        ("precision", numbers(matrix.precision)),
        ("recall", numbers(matrix.recall)),
        ("f1", numbers(matrix.f1)),
        ("samples", .array(matrix.counts.map { .integer($0.reduce(0, +)) })),
        (
          "mean",
          .object([
            ("precision", .number(matrix.macro { $0.precision }, .float64)),
            ("recall", .number(matrix.macro { $0.recall }, .float64)),
            ("f1", .number(matrix.macro { $0.f1 }, .float64)),
          ])
        ),
      ])
    ]
  }

  /// Precision, recall and F1 of each class, and their means over those that occur.
  private var table: Table {
    func text(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) }
    var rows = classes.indices.map { index in
      let measures = [matrix.precision(of: index), matrix.recall(of: index), matrix.f1(of: index)]
      return [classes[index]] + measures.map { matrix.occurs(index) ? text($0) : "–" }
        + ["\(matrix.counts[index].reduce(0, +))"]
    }
    let occurring = classes.indices.count(where: matrix.occurs)
    let total = matrix.counts.joined().reduce(0, +)
    let means = [matrix.macro { $0.precision }, matrix.macro { $0.recall }, matrix.macro { $0.f1 }]
      .map(text)
    let name = occurring < classes.count ? "Mean of \(occurring)" : "Mean"
    rows.append([name] + means + ["\(total)"])
    let columns = ["Precision", "Recall", "F1", "Samples"].map { Table.Column($0) }
    return Table(
      columns: [Table.Column("Class", .leading)] + columns, rows: rows, hasRowHeaders: true)
  }
}

extension NetworkState {
  fileprivate var lastConfusion: (ConfusionMatrix, classes: [String]) {
    get throws(Unavailable) {
      try lastScores { scores throws(DataError) in (try scores.confusion(), scores.classLabels) }
    }
  }
}
