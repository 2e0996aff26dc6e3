/// A code span such as `` `{network} loss | .4f` ``, in whose place stands a value.
package struct InlineValue: Equatable, Sendable {
  /// What it stands in, which decides how its text is written.
  package enum Surroundings: Sendable {
    case prose
    case formula
    case frontMatter
  }

  /// A part of the span's text with its place.
  package struct Part: Equatable, Sendable {
    /// The text, spaces around it left out.
    package let text: String
    /// Where it stands in the source.
    package let range: SourceRange
  }

  /// The whole code span, its backticks included.
  package let range: SourceRange
  /// The name in `{network NAME}`.
  package let network: Part?
  /// What is to be shown: `loss`.
  package let expression: Part
  /// The format after the first `|`, if any: `.4f`.
  package let format: Part?
  /// What it stands in.
  package internal(set) var surroundings = Surroundings.prose
}
