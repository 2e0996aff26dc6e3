/// A code span such as `` `{network} loss | .4f` ``, in whose place stands a value.
public struct InlineValue: Equatable, Sendable {
  /// A part of the span's text with its place.
  public struct Part: Equatable, Sendable {
    /// The text, spaces around it left out.
    public let text: String
    /// Where it stands in the source.
    public let range: SourceRange
  }

  /// The whole code span, its backticks included.
  public let range: SourceRange
  /// The name in `{network NAME}`.
  public let network: Part?
  /// What is to be shown: `loss`.
  public let expression: Part
  /// The format after the first `|`, if any: `.4f`.
  public let format: Part?
}
