/// One thing that a block shows, ready to be rendered as Markdown or as HTML.
package struct Output: Equatable, Sendable {
  /// What it is.
  package enum Content: Equatable, Sendable {
    /// Preformatted text, such as what NumPy prints; shown in a fixed-width font.
    case text(String)
    /// A table.
    case table(Table)
    /// A value set as mathematics.
    case formula(Formula)
    /// The chain rule written out.
    case derivation(Derivation)
    /// A picture.
    case figure(Figure)
    /// A training as pictures that change.
    case frames(FrameSequence)
    /// A sentence about the outputs around it, such as the verdict of a gradient check.
    case note(Note)
  }

  /// What is shown.
  package var content: Content
  /// The author's or the default caption, plain text: "Updated W1".
  package var caption: String?
  /// The name by which prose refers to it.
  package var label: String?

  /// Makes an output.
  package init(_ content: Content, caption: String? = nil, label: String? = nil) {
    self.content = content
    self.caption = caption
    self.label = label
  }
}
