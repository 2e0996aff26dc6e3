/// One fact about where a document comes from: a tool's version, a digest, a seed.
public struct ProvenanceEntry: Equatable, Sendable {
  /// "source".
  public var name: String
  /// "sha256:9f86d0…".
  public var value: String

  /// Makes an entry; both texts are plain.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
