/// One fact about where a document comes from: a tool's version, a digest, a seed.
package struct ProvenanceEntry: Equatable, Sendable {
  /// "source".
  package var name: String
  /// "sha256:9f86d0…".
  package var value: String

  /// Makes an entry; both texts are plain.
  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
