import NotebookDocuments
import NotebookSyntax

extension NotebookDraft {
  /// What an editor says of a byte of the text, as Markdown; nil where there is nothing to say.
  ///
  /// - Parameter findings: what the last run has found.
  package func hover(
    at offset: Int, _ findings: RunFindings?
  ) -> (text: String, range: SourceRange)? {
    func holds(_ range: SourceRange) -> Bool {
      range.lowerBound <= offset && offset < range.upperBound
    }
    if let symbol = notes.occurrences.first(where: { holds($0.range) }) {
      return (text(of: symbol.symbol, findings), symbol.range)
    }
    let key = key(at: offset)
    let named = notes.named.filter { holds($0.range) }.min { $0.range.count < $1.range.count }
    if let named, key.map({ named.range.count < $0.range.count }) ?? true {
      var text = "`\(named.name)`: \(named.kind == "name" ? "" : named.kind + ", ")\(named.summary)"
      if let part = part(at: offset), let value = findings?.values[part]?[named.name] {
        text += "\n\n\(value)"
      }
      if let part = part(at: offset), let value = findings?.texts[part] {
        text += "\n\nin the last run **\(value)**"
      }
      return (text, named.range)
    }
    guard let key else { return nil }
    let fallback = key.documentation.fallback.map { "`\($0)` if not given" } ?? "required"
    let documented = key.documentation
    return (
      "`\(documented.key)`: \(documented.type), \(fallback)\n\n\(documented.summary)", key.range
    )
  }

  /// The key at a byte, with what its mapping's reader says of it.
  private func key(at offset: Int) -> (documentation: KeyDocumentation, range: SourceRange)? {
    for mapping in notes.mappings.reversed() {
      guard let entry = mapping.entries.first(where: { $0.keyRange.contains(offset) }),
        let key = mapping.documentation.first(where: { $0.key == entry.key && !$0.summary.isEmpty })
      else { continue }
      return (key, entry.keyRange)
    }
    return nil
  }

  /// The index of the live part at a byte.
  private func part(at offset: Int) -> Int? {
    notebook?.liveParts.firstIndex { $0.range.contains(offset) }
  }

  private func text(of symbol: DecodingNotes.Symbol, _ findings: RunFindings?) -> String {
    switch symbol.kind {
    case .network:
      let summary = findings?.networks[symbol.name].map { "\n\n" + $0 } ?? ""
      return "the network `\(symbol.name)`" + summary
    case .label: return "the label `\(symbol.name)`"
    case .parameter:
      let value = defaults.parameters[symbol.name].map {
        "\n\n```yaml\n\($0.lines.joined(separator: "\n"))\n```"
      }
      return "the parameter `\(symbol.name)`" + (value ?? "")
    }
  }
}
