/// How a block's own source appears in the document.
public enum Echo: Equatable, Sendable {
  /// Above the outputs.
  case shown
  /// Above the outputs, folded until the reader opens it.
  case folded
  /// Not at all.
  case hidden
}
