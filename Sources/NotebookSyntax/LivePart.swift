/// A part of a notebook in whose place results stand.
package enum LivePart: Equatable, Sendable {
  /// A fenced `network` block.
  case block(FencedBlock)
  /// A value in the prose.
  case value(InlineValue)

  /// The bytes that a splice replaces.
  package var range: SourceRange {
    switch self {
    case .block(let block): block.range
    case .value(let value): value.range
    }
  }
}
