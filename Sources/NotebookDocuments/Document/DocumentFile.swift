/// A file that a notebook gives.
package struct DocumentFile: Equatable, Sendable {
  /// The path below the output folder: `xor.html`, `xor/loss-curve-1.svg`.
  package let path: String
  /// What the bytes are, whatever the path ends in: a notebook that holds its output can be called
  /// anything.
  package let syntax: DocumentSyntax
  /// The whole content.
  package let bytes: [UInt8]

  /// Puts a file together.
  package init(path: String, syntax: DocumentSyntax, bytes: [UInt8]) {
    self.path = path
    self.syntax = syntax
    self.bytes = bytes
  }
}

/// How the bytes of a document are to be read, for the comparison with an older state of it.
package enum DocumentSyntax: Sendable {
  case markdown, html, svg, json
  /// Anything else, which is the same or is not.
  case other
}
