import NotebookDocuments

/// What a block shows, before it is put into words, tables and pictures.
struct BlockResult: Sendable {
  var shown: [ShownValue] = []
  /// The block's caption.
  var caption: String?
  /// What is to be said about the values.
  var notes: [Note] = []
}
