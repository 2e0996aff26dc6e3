/// What is wrong with data, in words, with the place in the data file where there is one.
public struct DataError: Error, Equatable, CustomStringConvertible {
  /// A place in a text file; both count from 1, columns in characters.
  public struct Position: Equatable, Sendable {
    /// The line.
    public let line: Int
    /// The column.
    public let column: Int

    /// Makes a place.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// A column or an array that data do not have.
  public struct MissingName: Equatable, Sendable {
    /// What was asked for.
    public let name: String
    /// What there is.
    public let existing: [String]
  }

  /// What is wrong and, where that can be said, what to do: in one line, without a full stop.
  public let message: String
  /// Where in the data file, if it is a text.
  public let position: Position?
  /// The name that is missed, and those that there are.
  public let missing: MissingName?

  /// Makes an error.
  public init(_ message: String, at position: Position? = nil, missing: MissingName? = nil) {
    self.message = message
    self.position = position
    self.missing = missing
  }

  /// The message after its place: "line 3, column 7: …".
  public var description: String {
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
