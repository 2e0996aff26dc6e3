import NeuralNetwork
import NotebookSyntax

/// What a table of comma-separated values seems to be, for a notebook that learns from it.
struct TableGuess {
  /// What one column of it holds.
  struct Column {
    /// What it is called in the notebook: its name or, in a table without a header, its number.
    let name: String
    /// Its values as they stand; nil where one is missing.
    let values: [String?]
    /// Its numbers; nil where it holds something else.
    let numbers: [Double]?

    /// How many different values it has.
    var variety: Int { numbers.map { Set($0).count } ?? Set(values.compactMap { $0 }).count }
    var hasMissing: Bool { values.contains(nil) }

    /// Whether its numbers only count the rows.
    var isCount: Bool {
      guard let numbers, numbers.count > 1, numbers.count == values.count else { return false }
      return [0, 1].contains(numbers[0])
        && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
    }

    /// Whether it can be taken for classes: texts, or few whole numbers.
    var isOfClasses: Bool {
      guard let numbers else { return true }
      return numbers.allSatisfy { $0 == $0.rounded() } && variety <= 10
        && variety * 2 <= numbers.count
    }
  }

  let format: CSVFormat
  let rowCount: Int
  let inputs: [Column]
  let target: Column
  /// Whether the targets are classes.
  let classifies: Bool
  /// What is left out, each with the reason.
  let omitted: [(name: String, reason: String)]

  /// Looks at a table.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - wanted: the column of the targets; the last one where it is nil.
  /// - Throws: why no network can learn from it, or it cannot be read.
  init(_ bytes: [UInt8], target wanted: String?) throws(DataError) {
    let (separator, cells) = try Self.read(bytes)
    let rows = cells[0].count
    let decimal = Self.decimal(of: cells, separator: separator)
    let hasHeader = cells.allSatisfy { column in
      column[0].map { Self.number($0, decimal) == nil } ?? true
    }
    var unusual: [String] = []
    let columns = cells.enumerated().map { index, column in
      let name = hasHeader ? column[0] ?? "" : "\(index)"
      return Self.column(name, Array(column.dropFirst(hasHeader ? 1 : 0)), decimal, &unusual)
    }
    format = CSVFormat(
      separator: separator, hasHeader: hasHeader, decimal: decimal, missingValues: unusual)
    rowCount = rows - (hasHeader ? 1 : 0)
    guard rowCount >= Self.fewest else {
      throw DataError(
        "the table has \(rowCount) rows of data; to hold some out and learn from the rest takes \(Self.fewest)"
      )
    }
    let target = try Self.target(wanted, among: columns)
    (inputs, omitted) = Self.inputs(columns, target: target)
    self.target = target
    guard !inputs.isEmpty else {
      throw DataError("beside the target `\(target.name)` the table has no column of numbers")
    }
    classifies = target.isOfClasses
    guard target.variety > 1 else {
      throw DataError(
        "all values of `\(target.name)` are equal, which leaves nothing to learn",
        hint: "name another column by --target")
    }
    guard !classifies || target.variety * 2 <= rowCount else {
      throw DataError(
        "`\(target.name)` has \(target.variety) different texts in \(rowCount) rows, too many for classes",
        hint: "name another column by --target")
    }
  }

  /// The least number of rows that is divided into training and test data.
  private static let fewest = 10

  // MARK: - Reading

  /// The separator that gives the most columns, and the fields, column by column, the first row included.
  private static func read(
    _ bytes: [UInt8]
  ) throws(DataError) -> (separator: Character, cells: [[String?]]) {
    var best: (separator: Character, table: CSVTable)?
    for separator in [",", ";", "\t", "|"] as [Character] {
      let format = CSVFormat(separator: separator, hasHeader: false)
      guard let table = try? CSVTable(bytes, format: format) else { continue }
      if table.names.count > best?.table.names.count ?? 0 { best = (separator, table) }
    }
    guard let best, best.table.names.count > 1 else {
      // What is wrong with it, or that it has one column.
      let table = try CSVTable(bytes, format: CSVFormat(hasHeader: false))
      throw DataError(
        "the table has \(table.names.count) column; inputs and a target take two at least")
    }
    let indices = best.table.names.indices
    var cells: [[String?]] = []
    for index in indices { cells.append(try best.table.texts(index, allowsMissing: true)) }
    return (best.separator, cells)
  }

  /// A decimal comma where more numbers are written with one than with a point.
  private static func decimal(
    of cells: [[String?]], separator: Character
  ) -> CSVFormat.DecimalMark {
    guard separator != "," else { return .point }
    let fields = cells.joined().compactMap { $0 }
    let commas = fields.count { $0.contains(",") && number($0, .comma) != nil }
    let points = fields.count { $0.contains(".") && number($0, .point) != nil }
    return commas > points ? .comma : .point
  }

  private static func number(_ text: String, _ mark: CSVFormat.DecimalMark) -> Double? {
    let allowed = mark == .comma ? "0123456789+-,eE" : "0123456789+-.eE"
    guard text.contains(where: \.isNumber), text.allSatisfy(allowed.contains) else { return nil }
    return Double(mark == .comma ? text.replacing(",", with: ".") : text)
  }

  /// A column; a text that stands in half of the rows at most, and among numbers only, is taken for a missing one.
  private static func column(
    _ name: String, _ values: [String?], _ decimal: CSVFormat.DecimalMark,
    _ unusual: inout [String]
  ) -> Column {
    let words = Set(CSVFormat.numberWords)
    let known = values.map { value in value.flatMap { words.contains($0) ? nil : $0 } }
    let present = known.compactMap { $0 }
    let numbers = present.compactMap { number($0, decimal) }
    let others = Set(present.filter { number($0, decimal) == nil })
    if !numbers.isEmpty, others.isEmpty {
      return Column(name: name, values: known, numbers: numbers)
    }
    if let other = others.first, others.count == 1, numbers.count * 2 >= values.count {
      if !unusual.contains(other) { unusual.append(other) }
      return Column(name: name, values: known.map { $0 == other ? nil : $0 }, numbers: numbers)
    }
    return Column(name: name, values: values, numbers: nil)
  }

  // MARK: - Choosing

  private static func target(_ wanted: String?, among columns: [Column]) throws(DataError) -> Column
  {
    guard let wanted else { return columns[columns.count - 1] }
    let found = columns.filter { $0.name == wanted }
    guard let column = found.first else {
      let names = columns.map(\.name)
      throw DataError(
        "the table has no column `\(wanted)`",
        hint: nearestName(to: wanted, among: names).map { "did you mean `\($0)`?" }
          ?? "its columns are " + names.prefix(20).map { "`\($0)`" }.joined(separator: ", "))
    }
    guard found.count == 1 else {
      throw DataError(
        "several columns are named `\(wanted)`", hint: "rename all but one in the file")
    }
    return column
  }

  private static func inputs(
    _ columns: [Column], target: Column
  ) -> (inputs: [Column], omitted: [(name: String, reason: String)]) {
    var names: [String: Int] = [:]
    for column in columns { names[column.name, default: 0] += 1 }
    var inputs: [Column] = []
    var omitted: [(String, String)] = []
    for column in columns where column.name != target.name {
      let reason: String? =
        if column.name.isEmpty {
          "it has no name"
        } else if names[column.name] ?? 0 > 1 {
          "several columns are called so"
        } else if column.name.contains("..") {
          "its name would be read as a range of columns"
        } else if column.numbers == nil {
          "it holds texts"
        } else if column.isCount {
          "it counts the rows"
        } else if column.variety < 2 {
          "all its values are equal"
        } else {
          nil
        }
      if let reason {
        omitted.append((column.name, reason))
      } else {
        inputs.append(column)
      }
    }
    return (inputs, omitted)
  }
}
