/// A link or an image in the notebook's Markdown.
package struct Link: Equatable, Sendable {
  /// Where it leads, escapes and entities resolved.
  package let destination: String
  /// Whether it is an image.
  package let isImage: Bool
  /// The destination in the source where it is written out there, else the block that holds the
  /// link.
  package let range: SourceRange
}
