/// How a CSV file is written.
package struct CSVFormat: Equatable, Sendable {
  /// What stands before the decimals of a number.
  package enum DecimalMark: String, CaseIterable, Sendable {
    /// As in 0.5.
    case point
    /// As in 0,5.
    case comma
  }

  /// What stands between the fields.
  package var separator: Character
  /// Whether the first row names the columns; nil where nobody says, and it is taken to.
  package var hasHeader: Bool?
  /// How numbers are written.
  package var decimal: DecimalMark
  /// What stands for a missing value, beside the empty field and, among numbers, ``numberWords``.
  package var missingValues: [String]

  /// What stands for a missing number, as R, pandas, SQL, Python and the UCI's files write it.
  package static let numberWords = [
    "NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "None", "?",
  ]

  /// Describes a way of writing.
  package init(
    separator: Character = ",", hasHeader: Bool? = nil, decimal: DecimalMark = .point,
    missingValues: [String] = []
  ) {
    self.separator = separator
    self.hasHeader = hasHeader
    self.decimal = decimal
    self.missingValues = missingValues
  }
}
