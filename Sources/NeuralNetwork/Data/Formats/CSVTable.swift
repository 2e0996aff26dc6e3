/// A CSV file, whose first row names the columns unless its format says otherwise; columns and rows count from 0.
package struct CSVTable: Sendable {
  /// The names of the columns, in the order of the file: their numbers where the file gives none.
  package let names: [String]
  private let format: CSVFormat
  private let columns: [String: Int]
  /// The second column of each name that several have.
  private let repeated: [String: Int]
  private let source: CSVRecords
  private let missing: MissingMarks

  /// Reads a whole file.
  package init(_ bytes: [UInt8], format: CSVFormat = CSVFormat()) throws(DataError) {
    guard let separator = format.separator.asciiValue, !"\"\r\n".utf8.contains(separator) else {
      throw DataError("the separator of a CSV file must be one ASCII character")
    }
    self.format = format
    source = try CSVRecords(bytes, separator: separator, decimal: format.decimal)
    missing = MissingMarks(format)
    guard source.count > 0 else {
      throw DataError(
        format.hasHeader == false
          ? "the CSV file is empty" : "the CSV file is empty; its first row must name the columns")
    }
    let first = source[0]
    names = first.indices.map { [source] in
      format.hasHeader == false ? "\($0)" : Self.trimmed(source.text(first[$0]))
    }
    var (columns, repeated): ([String: Int], [String: Int]) = ([:], [:])
    for (index, name) in names.enumerated() {
      if columns[name] == nil {
        columns[name] = index
      } else if repeated[name] == nil {
        repeated[name] = index
      }
    }
    (self.columns, self.repeated) = (columns, repeated)
    if format.hasHeader == nil { try checkHeader(first) }
    try checkRows()
  }

  /// Whether the columns have names and not only numbers.
  package var hasNames: Bool { format.hasHeader != false }

  /// Whether the first row, which nobody says to name the columns, holds numbers.
  package var lacksHeader: Bool {
    format.hasHeader == nil && source[0].contains { source.number($0) != nil }
  }

  /// The number of rows of data.
  package var rowCount: Int { source.count - firstRow }

  /// The record of the first row of data.
  private var firstRow: Int { hasNames ? 1 : 0 }

  // MARK: - Columns

  /// The first column of a name; nil where there is none.
  package func place(of column: String) -> Int? { column.isEmpty ? nil : columns[column] }

  /// The column of a name, which must be the only one.
  package func index(of column: String) throws(DataError) -> Int {
    guard let index = place(of: column) else { throw unknown(column) }
    guard let other = repeated[column] else { return index }
    throw DataError(
      "two columns are named `\(DataError.excerpt(column))`, this and column \(index + 1)",
      at: source.position(of: source[0][other]), hint: "rename one of them in the file")
  }

  /// What a column is called; one without a name by its place.
  package func title(of column: Int) -> String {
    names[column].isEmpty ? "column \(column + 1)" : names[column]
  }

  private func unknown(_ column: String) -> DataError {
    let message = "the CSV file has no column `\(DataError.excerpt(column))`"
    if let separatorHint { return DataError("\(message); \(separatorHint)") }
    guard hasNames else {
      let last = names.count - 1
      return DataError(
        message, hint: last == 0 ? "its only column is 0" : "its columns are 0 to \(last)")
    }
    let missing = DataError.MissingName(name: column, existing: names.filter { !$0.isEmpty })
    guard lacksHeader else { return DataError(message, missing: missing) }
    return DataError(
      "\(message): its first row, which begins with `\(DataError.excerpt(source.text(source[0][0])))`, was "
        + "taken for their names",
      missing: missing, hint: Self.headerHint)
  }

  private static let headerHint =
    "if it holds data, say `header: false`, and give the columns by number, from 0"

  /// What to do where the whole header is one name that holds what may be another separator.
  private var separatorHint: String? {
    guard names.count == 1, hasNames, let mark = names[0].first(where: { ";\t|".contains($0) })
    else { return nil }
    let (name, value) = mark == "\t" ? ("tabs", "\"\\t\"") : ("`\(mark)`", "\"\(mark)\"")
    return "are its fields separated by \(name), so that it needs `separator: \(value)`?"
  }

  // MARK: - Values

  /// Columns of numbers, as a tensor of shape [rows, columns].
  ///
  /// - Parameters:
  ///   - columns: the numbers of the columns, from 0.
  ///   - allowsMissing: whether a missing number is NaN; it is an error otherwise.
  package func numbers(
    _ columns: [Int], allowsMissing: Bool = false
  ) throws(DataError) -> Tensor {
    var elements: [Double] = []
    elements.reserveCapacity(
      try DataLimits.count(of: [rowCount, columns.count], in: "the table of these columns"))
    var record: [CSVRecords.Field] = []
    for row in 0..<rowCount {
      source.read(firstRow + row, into: &record)
      for column in columns {
        let number = try number(record[column], column: column)
        guard let number = number ?? (allowsMissing ? .nan : nil) else {
          throw noValue(record[column], column: column)
        }
        elements.append(number)
      }
    }
    return Tensor(shape: [rowCount, columns.count], elements: elements)
  }

  /// Whether a column is meant to hold numbers: at least one of its fields does.
  ///
  /// A column of names that misses one is not numeric, and a column of numbers that misses one is,
  /// so that reading it points at the missing number.
  package func isNumeric(_ column: Int) -> Bool {
    var record: [CSVRecords.Field] = []
    return (0..<rowCount).contains { row in
      source.read(firstRow + row, into: &record)
      return source.number(record[column]) != nil
    }
  }

  /// A column of names.
  ///
  /// - Parameters:
  ///   - column: the number of the column, from 0.
  ///   - allowsMissing: whether a missing name is nil; it is an error otherwise.
  package func texts(
    _ column: Int, allowsMissing: Bool = false
  ) throws(DataError) -> [String?] {
    var texts: [String?] = []
    var record: [CSVRecords.Field] = []
    for row in 0..<rowCount {
      source.read(firstRow + row, into: &record)
      let text = Self.trimmed(source.text(record[column]))
      let isMissing = text.isEmpty || missing.names.contains(text)
      if isMissing, !allowsMissing { throw noValue(record[column], column: column) }
      texts.append(isMissing ? nil : text)
    }
    return texts
  }

  /// A field's number; nil where it is missing.
  private func number(_ field: CSVRecords.Field, column: Int) throws(DataError) -> Double? {
    if let number = source.number(field) { return missing.numbers.contains(number) ? nil : number }
    let text = source.text(field)
    if missing.texts.contains(Self.trimmed(text)) { return nil }
    let other = source.numberWithOtherMark(field) != nil
    throw DataError(
      "\(called(column)) has `\(DataError.excerpt(text))` here, which is not a number",
      at: source.position(of: field), hint: other ? decimalHint : nil)
  }

  private var decimalHint: String {
    switch format.decimal {
    case .point: "if that is a decimal comma, say `decimal: comma`"
    case .comma: "with `decimal: comma`, decimals stand after a comma"
    }
  }

  private func noValue(_ field: CSVRecords.Field, column: Int) -> DataError {
    let text = Self.trimmed(source.text(field))
    return DataError(
      text.isEmpty
        ? "\(called(column)) has no value here"
        : "\(called(column)) has `\(DataError.excerpt(text))` here, which stands for a missing value",
      at: source.position(of: field), hint: DataError.missingHint)
  }

  /// A column at the start of a message.
  private func called(_ column: Int) -> String {
    guard hasNames, !names[column].isEmpty else {
      return hasNames ? title(of: column) : "column \(column)"
    }
    return "the column `\(DataError.excerpt(names[column]))`"
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }

  // MARK: - Checks

  private func checkHeader(_ header: [CSVRecords.Field]) throws(DataError) {
    guard header.allSatisfy({ source.number($0) != nil }) else { return }
    throw DataError(
      "the first row is taken for the names of the columns, but it holds numbers",
      at: source.position(of: header[0]),
      hint: Self.headerHint + "; if these are names, `header: true`")
  }

  private func checkRows() throws(DataError) {
    guard rowCount > 0 else {
      throw DataError("the CSV file names its columns but has no rows")
    }
    if let (record, fields) = source.irregular {
      throw DataError(
        "this row has \(fields) \(fields == 1 ? "field" : "fields"), the \(hasNames ? "header" : "first") "
          + "\(names.count)" + (separatorHint.map { "; \($0)" } ?? ""),
        at: source.position(of: source[record][0]))
    }
  }
}

extension DataError {
  /// What to do about a missing value.
  static let missingHint =
    "`missing: drop` leaves such samples out; `mean` or `zero` fills in inputs"
}

/// What stands for a missing value.
private struct MissingMarks {
  /// Among names.
  let names: Set<String>
  /// Among numbers.
  let texts: Set<String>
  /// The numbers that stand for none.
  let numbers: Set<Double>

  init(_ format: CSVFormat) {
    names = Set(format.missingValues)
    texts = names.union([""] + CSVFormat.numberWords)
    numbers = Set(
      format.missingValues.compactMap {
        let bytes = Array($0.utf8)[...]
        return DecimalNumber.parse(bytes) ?? DecimalNumber.parse(bytes, mark: .comma)
      })
  }
}
