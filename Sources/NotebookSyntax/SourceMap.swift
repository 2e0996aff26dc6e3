/// A notebook with the other texts that it is made of, such as files that its blocks include.
///
/// The bytes of all have numbers of their own: a ``SourceRange`` says by itself which text it is in. Those of the
/// notebook are its offsets.
package struct SourceMap: Sendable {
  /// In the order of their numbers; the notebook is the first.
  private var sources: [(start: Int, source: SourceText)]

  /// Starts with a notebook.
  package init(_ notebook: SourceText) { sources = [(0, notebook)] }

  /// The notebook.
  package var notebook: SourceText { sources[0].source }

  /// Takes in another text; returns the number of its first byte.
  mutating func include(_ source: SourceText) -> Int {
    let (start, last) = sources[sources.count - 1]
    // A range may be empty, behind the last byte.
    let next = start + last.bytes.count + 1
    sources.append((next, source))
    return next
  }

  /// The text that a range is in, and the number of its first byte.
  package func source(of range: SourceRange) -> (source: SourceText, start: Int) {
    let (start, source) = sources.last { $0.start <= range.lowerBound } ?? sources[0]
    return (source, start)
  }

  /// `line 3`, or `line 3 of FILE` where it is not in the notebook.
  package func place(of range: SourceRange) -> String {
    let (source, start) = source(of: range)
    let line = source.location(ofOffset: range.lowerBound - start).line
    return start == 0 ? "line \(line)" : "line \(line) of \(source.name)"
  }
}

extension SourceRange {
  /// The same bytes, numbered from another start.
  package func shifted(by distance: Int) -> SourceRange {
    lowerBound + distance..<upperBound + distance
  }
}

extension YAMLNode {
  /// The same value, in a text of another start.
  package func shifted(by distance: Int) -> YAMLNode {
    let content: Content =
      switch content {
      case .scalar: content
      case .sequence(let nodes): .sequence(nodes.map { $0.shifted(by: distance) })
      case .mapping(let entries): .mapping(entries.map { $0.shifted(by: distance) })
      }
    return YAMLNode(content, range: range.shifted(by: distance))
  }
}

extension YAMLEntry {
  fileprivate func shifted(by distance: Int) -> YAMLEntry {
    YAMLEntry(
      key: key, keyRange: keyRange.shifted(by: distance), value: value.shifted(by: distance))
  }
}
