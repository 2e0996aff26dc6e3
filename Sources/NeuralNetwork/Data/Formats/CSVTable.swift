/// A CSV file whose first row names the columns.
package struct CSVTable: Sendable {
  /// The names of the columns, in the order of the file.
  package let names: [String]
  private let columns: [String: Int]
  private let source: CSVRecords

  /// Reads a whole file.
  package init(_ bytes: [UInt8], separator: Character = ",") throws(DataError) {
    guard let separator = separator.asciiValue, !"\"\r\n".utf8.contains(separator) else {
      throw DataError("the separator of a CSV file must be one ASCII character")
    }
    source = try CSVRecords(bytes, separator: separator)
    guard source.count > 0 else {
      throw DataError("the CSV file is empty; its first row must name the columns")
    }
    let header = source[0]
    names = header.map { [source] in Self.trimmed(source.text($0)) }
    columns = Dictionary(zip(names, names.indices)) { first, _ in first }
    try checkHeader(header)
    try checkRows()
  }

  /// The index of a column among all; nil where there is none of that name.
  package func place(of column: String) -> Int? { columns[column] }

  /// Refuses a name that no column has.
  package func checkColumn(_ name: String) throws(DataError) { _ = try index(of: name) }

  /// The number of rows after the header.
  package var rowCount: Int { source.count - 1 }

  /// Columns of numbers, as a tensor of shape [rows, columns].
  package func numbers(_ columns: [String]) throws(DataError) -> Tensor {
    var indices: [Int] = []
    for column in columns { indices.append(try index(of: column)) }
    var elements: [Double] = []
    elements.reserveCapacity(
      try DataLimits.count(of: [rowCount, indices.count], in: "the table of these columns"))
    var record: [CSVRecords.Field] = []
    for row in 1...rowCount {
      source.read(row, into: &record)
      for index in indices { elements.append(try number(record[index], column: index)) }
    }
    return Tensor(shape: [rowCount, columns.count], elements: elements)
  }

  /// Whether a column is meant to hold numbers: at least one of its fields does.
  ///
  /// A column of names that misses one is not numeric, and a column of numbers that misses one is,
  /// so that reading it points at the missing number.
  package func isNumeric(_ column: String) throws(DataError) -> Bool {
    let index = try index(of: column)
    var record: [CSVRecords.Field] = []
    return (1...rowCount).contains { row in
      source.read(row, into: &record)
      return source.number(record[index]) != nil
    }
  }

  /// A column of names, none of them empty.
  package func texts(_ column: String) throws(DataError) -> [String] {
    let index = try index(of: column)
    var texts: [String] = []
    var record: [CSVRecords.Field] = []
    for row in 1...rowCount {
      source.read(row, into: &record)
      let text = Self.trimmed(source.text(record[index]))
      if text.isEmpty { throw missingValue(record[index], column: index) }
      texts.append(text)
    }
    return texts
  }

  private func index(of column: String) throws(DataError) -> Int {
    if let index = columns[column] { return index }
    if let hint = separatorHint {
      throw DataError("the CSV file has no column `\(column)`; \(hint)")
    }
    throw DataError(
      "the CSV file has no column `\(column)`", missing: .init(name: column, existing: names))
  }

  private func number(_ field: CSVRecords.Field, column: Int) throws(DataError) -> Double {
    if let number = source.number(field) { return number }
    let text = source.text(field)
    if Self.trimmed(text).isEmpty { throw missingValue(field, column: column) }
    let hasComma = text.contains(",") && DecimalNumber.parse(Self.withPoint(text)) != nil
    throw DataError(
      "the column `\(names[column])` has `\(DataError.excerpt(text))` here, which is not a number"
        + (hasComma ? "; write decimals with a point" : ""),
      at: source.position(of: field))
  }

  private func missingValue(_ field: CSVRecords.Field, column: Int) -> DataError {
    DataError(
      "the column `\(names[column])` has no value here", at: source.position(of: field))
  }

  private static func withPoint(_ text: String) -> ArraySlice<UInt8> {
    let comma = UInt8(ascii: ",")
    return trimmed(text).utf8.map { $0 == comma ? UInt8(ascii: ".") : $0 }[...]
  }

  /// What to do where the whole header is one name that holds what may be another separator.
  private var separatorHint: String? {
    guard names.count == 1, let mark = names[0].first(where: { ";\t|".contains($0) }) else {
      return nil
    }
    let (name, value) = mark == "\t" ? ("tabs", "\"\\t\"") : ("`\(mark)`", "\"\(mark)\"")
    return "are its fields separated by \(name), so that it needs `separator: \(value)`?"
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }

  private func checkHeader(_ header: [CSVRecords.Field]) throws(DataError) {
    for (index, name) in names.enumerated() {
      if name.isEmpty {
        throw DataError(
          "column \(index + 1) has no name", at: source.position(of: header[index]))
      }
      if columns[name] != index {
        throw DataError(
          "two columns are named `\(DataError.excerpt(name))`",
          at: source.position(of: header[index]))
      }
    }
    if header.allSatisfy({ source.number($0) != nil }) {
      throw DataError(
        "the first row must name the columns, but it holds numbers",
        at: source.position(of: header[0]))
    }
  }

  private func checkRows() throws(DataError) {
    guard rowCount > 0 else {
      throw DataError("the CSV file names its columns but has no rows")
    }
    if let (record, fields) = source.irregular {
      throw DataError(
        "this row has \(fields) \(fields == 1 ? "field" : "fields"), the header \(names.count)"
          + (separatorHint.map { "; \($0)" } ?? ""),
        at: source.position(of: source[record][0]))
    }
  }
}
