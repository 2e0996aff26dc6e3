/// What is wrong with data, in words, with the place in the data file where there is one.
package struct DataError: Error, Equatable, CustomStringConvertible {
  /// A place in a text file; both count from 1, columns in characters.
  package struct Position: Equatable, Sendable {
    /// The line.
    package let line: Int
    /// The column.
    package let column: Int

    /// Makes a place.
    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// A column or an array that data do not have.
  package struct MissingName: Equatable, Sendable {
    /// What was asked for.
    package let name: String
    /// What there is.
    package let existing: [String]

    /// Makes a name that is missed.
    package init(name: String, existing: [String]) {
      self.name = name
      self.existing = existing
    }
  }

  /// What is wrong and, where that can be said, what to do: in one line, without a full stop.
  package let message: String
  /// Where in the data file, if it is a text.
  package let position: Position?
  /// The name that is missed, and those that there are.
  package let missing: MissingName?
  /// What to do, where that is more than the message says.
  package let hint: String?

  /// Makes an error.
  package init(
    _ message: String, at position: Position? = nil, missing: MissingName? = nil,
    hint: String? = nil
  ) {
    self.message = message
    self.position = position
    self.missing = missing
    self.hint = hint
  }

  /// The message after its place: "line 3, column 7: …".
  package var description: String {
    position.map { "line \($0.line), column \($0.column): \(message)" } ?? message
  }
}

extension DataError {
  /// The start of a text out of a data file, as it can stand in a message.
  static func excerpt(_ text: some StringProtocol) -> String {
    let line = text.prefix { !$0.isNewline }.prefix(40)
    return line.count < text.count ? line + "…" : String(line)
  }
}
