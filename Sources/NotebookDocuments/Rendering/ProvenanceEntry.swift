/// One fact about where a document comes from: the rules that its numbers keep, a seed.
package struct ProvenanceEntry: Equatable, Sendable {
  /// "seed".
  package var name: String
  /// "42".
  package var value: String

  /// Makes an entry; both texts are plain.
  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
