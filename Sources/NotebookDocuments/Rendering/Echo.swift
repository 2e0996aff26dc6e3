/// How a block's own source appears in the document; the raw values are what a notebook says.
package enum Echo: String, CaseIterable, Sendable {
  /// Above the outputs.
  case shown = "true"
  /// Above the outputs, folded until the reader opens it.
  case folded = "fold"
  /// Not at all.
  case hidden = "false"
}
