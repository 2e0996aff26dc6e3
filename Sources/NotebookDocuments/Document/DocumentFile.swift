/// A file that a notebook gives.
package struct DocumentFile: Equatable, Sendable {
  /// The path below the output folder: `xor.html`, `xor/loss-curve-1.svg`.
  package let path: String
  /// The whole content.
  package let bytes: [UInt8]

  /// Pairs the two.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
