import NotebookSyntax

/// A value that blocks and prose use as `$name`.
struct Parameter: Sendable {
  /// The value.
  let value: YAMLNode
  /// Its lines as whoever gave it has written them, without the indentation of the first.
  let lines: [String]

  /// Takes a value that stands in a text.
  init(_ value: YAMLNode, in source: SourceText) {
    self.value = value
    let text = source.text(in: value.range)
    // Of a block scalar the range is its sign alone.
    let isSign = text.first.map { "|>".contains($0) } ?? true
    let indentation = source.location(ofOffset: value.range.lowerBound).column - 1
    lines = (isSign ? value.scalar?.text ?? text : text)
      .split(separator: /\r\n|\r|\n/, omittingEmptySubsequences: false)
      .map { line in
        String(line.dropFirst(line.prefix(isSign ? 0 : indentation).prefix { $0 == " " }.count))
      }
  }
}
