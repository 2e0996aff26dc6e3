/// One problem of a notebook, at its place in the Markdown source.
package struct Diagnostic: Error, Hashable, Sendable, CustomStringConvertible {
  /// How bad it is.
  package enum Severity: String, Sendable {
    /// Nothing is written for a notebook that has one.
    case error
    /// The notebook can be used, but its author should look.
    case warning
  }

  /// How bad it is.
  package let severity: Severity
  /// The source's name as the user gave it.
  package let file: String
  /// Where the range starts.
  package let location: SourceLocation
  /// The bytes that it is about.
  package let range: SourceRange
  /// What is wrong, in one line, without a full stop.
  package let message: String
  /// What to do about it, where that can be said.
  package let hint: String?

  /// Makes a diagnostic about a range of a source.
  package init(
    _ severity: Severity, _ message: String, at range: SourceRange, in source: SourceText,
    hint: String? = nil
  ) {
    self.severity = severity
    // Texts out of the notebook may hold line ends.
    self.message = message.contains(where: \.isNewline) ? Self.oneLine(message) : message
    self.range = range
    self.hint = hint
    file = source.name
    location = source.location(ofOffset: range.lowerBound)
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// `file:line:column: error: message (hint)`, on one line.
  package var description: String {
    let advice = hint.map { " (\($0.oneLine))" } ?? ""
    return "\(file.oneLine):\(location): \(severity.rawValue): \(message)\(advice)"
  }
}
