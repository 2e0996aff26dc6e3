import ArgumentParser
import NotebookDocuments
import NotebookDrift
import NotebookExecution

/// An option's value that says what is expected where a text is none.
protocol ArgumentValue: ExpressibleByArgument {
  /// What a text must be, in a few words.
  static var expectation: String { get }
}

extension ArgumentValue {
  /// Reads a text from the command line; an option takes it as its transform.
  static func parse(_ argument: String) throws -> Self {
    guard let value = Self(argument: argument) else {
      throw ValidationError("expected \(expectation)")
    }
    return value
  }
}

extension Shard: ArgumentValue {
  static var expectation: String { "a number and a count with a slash between them, as in 2/5" }
}

extension Tolerance: ArgumentValue {
  static var expectation: String {
    "exact, formatting, ulps=4 or relative=1e-9, or the last two with a comma between them"
  }

  public init?(argument: String) { self.init(parsing: argument) }
}
