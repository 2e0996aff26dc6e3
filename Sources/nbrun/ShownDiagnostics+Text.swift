import NotebookSyntax

extension ShownDiagnostics {
  /// What a person is told: each with the line that it is about, and how many there are beside them.
  func texts(in source: SourceText?) -> [String] {
    let texts = diagnostics.map { diagnostic in
      source.map { "\(diagnostic.description)\n\(diagnostic.excerpt(in: $0))" }
        ?? diagnostic.description
    }
    guard let rest, let file = diagnostics.first?.file else { return texts }
    return texts + ["\(file.oneLine): \(rest)"]
  }
}
