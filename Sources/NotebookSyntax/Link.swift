/// A link or an image in the notebook's Markdown.
public struct Link: Equatable, Sendable {
  /// Where it leads, escapes and entities resolved.
  public let destination: String
  /// Whether it is an image.
  public let isImage: Bool
  /// The destination in the source where it is written out there, else the block that holds the
  /// link.
  public let range: SourceRange
}
