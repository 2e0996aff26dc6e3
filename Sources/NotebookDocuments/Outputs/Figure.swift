/// A picture.
package struct Figure: Equatable, Sendable {
  /// A short file-name-safe word for the kind of picture: `loss-curve`.
  package var kind: String
  /// The drawing.
  package var picture: SVG
  /// What the picture shows, in words, for those who cannot see it.
  package var alternativeText: String

  /// Makes a figure.
  package init(kind: String, picture: SVG, alternativeText: String) {
    self.kind = kind
    self.picture = picture
    self.alternativeText = alternativeText
  }
}
