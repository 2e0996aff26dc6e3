/// One problem of a notebook, at its place in the Markdown source or in another text that the notebook is made of.
package struct Diagnostic: Error, Sendable, CustomStringConvertible {
  /// How bad it is.
  package enum Severity: String, Sendable {
    /// Nothing is written for a notebook that has one.
    case error
    /// The notebook can be used, but its author should look.
    case warning
  }

  /// How bad it is.
  package let severity: Severity
  /// The text that it is about.
  package let source: SourceText
  /// Where the range starts.
  package let location: SourceLocation
  /// The bytes that it is about, as ``SourceMap`` numbers them.
  package let range: SourceRange
  /// The number of the source's first byte.
  private let start: Int
  /// What is wrong, in one line, without a full stop.
  package let message: String
  /// What to do about it, where that can be said.
  package let hint: String?
  /// What is most likely meant, where that can be said.
  package let replacement: Replacement?

  /// A text for some bytes of the source.
  package struct Replacement: Sendable {
    /// The bytes, as ``SourceMap`` numbers them.
    package let range: SourceRange
    /// What to write there.
    package let text: String

    /// Makes a replacement.
    package init(_ range: SourceRange, by text: String) { (self.range, self.text) = (range, text) }
  }

  /// Makes a diagnostic about a range of a source.
  ///
  /// - Parameter start: the number of the source's first byte in the range.
  package init(
    _ severity: Severity, _ message: String, at range: SourceRange, in source: SourceText,
    from start: Int = 0, hint: String? = nil, replacement: Replacement? = nil
  ) {
    self.severity = severity
    // Texts out of the notebook may hold line ends.
    self.message = message.contains(where: \.isNewline) ? Self.oneLine(message) : message
    self.range = range
    self.hint = hint
    self.replacement = replacement
    self.source = source
    self.start = start
    location = source.location(ofOffset: range.lowerBound - start)
  }

  /// The source's name as the user gave it.
  package var file: String { source.name }

  /// The bytes that it is about, in its source.
  package var rangeInSource: SourceRange { range.shifted(by: -start) }

  /// The bytes of its source that ``replacement`` replaces.
  package var replacedInSource: SourceRange? { replacement?.range.shifted(by: -start) }

  /// The same, where the source's first byte has another number.
  package func from(_ start: Int) -> Diagnostic {
    Diagnostic(
      severity, message, at: rangeInSource.shifted(by: start), in: source, from: start, hint: hint,
      replacement: replacement.map {
        Replacement($0.range.shifted(by: start - self.start), by: $0.text)
      })
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

extension Diagnostic: Hashable {
  /// Whether two say the same of the same place.
  package static func == (a: Diagnostic, b: Diagnostic) -> Bool {
    a.range == b.range && a.severity == b.severity && a.message == b.message && a.hint == b.hint
      && a.source.name == b.source.name
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(range)
    hasher.combine(message)
  }
}
