/// A sentence set apart.
package struct Note: Equatable, Sendable {
  /// What the sentence is to the reader.
  package enum Kind: String, Equatable, Sendable {
    case information
    case success
    case warning
  }

  /// What it is to the reader.
  package var kind: Kind
  /// Plain text; line breaks are kept.
  package var text: String

  /// Makes a note; the text is plain, its line breaks are kept.
  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
