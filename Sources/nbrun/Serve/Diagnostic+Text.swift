import NotebookSyntax

extension Diagnostic {
  /// The diagnostic with the line that it is about, as on a terminal.
  func text(in source: SourceText?) -> String {
    source.map { "\(description)\n\(excerpt(in: $0))" } ?? description
  }
}
