import NotebookSyntax

extension ShownDiagnostics {
  /// What a person is told: each with the line that it is about, and how many there are beside them.
  var texts: [String] {
    let texts = diagnostics.map { "\($0.description)\n\($0.excerpt)" }
    guard let rest, let file = diagnostics.first?.file else { return texts }
    return texts + ["\(file.oneLine): \(rest)"]
  }
}
