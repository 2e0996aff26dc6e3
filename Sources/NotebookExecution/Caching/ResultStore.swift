import NotebookDocuments

/// A place where the results of networks are kept from one run to the next.
///
/// What it gives back must be what was saved for the same key by the same build of nbrun, or
/// nothing: a store checks its entries, and keeps those of different builds apart.
package protocol ResultStore: Sendable {
  /// The results saved for a key, if they are there and whole.
  func results(for key: ResultKey) -> [UInt8]?

  /// Keeps results. A store that cannot is silent: it is there for speed alone.
  func save(_ results: [UInt8], for key: ResultKey)
}

/// What the results of one network of a notebook depend on.
package struct ResultKey: Hashable, Sendable {
  /// The network's name.
  package let network: String
  /// SHA-256 of everything in the notebook and its data that can change the results, in hexadecimal
  /// digits. Prose, comments and the layout of the YAML are not in it, nor are the times of files.
  package let digest: String
}
