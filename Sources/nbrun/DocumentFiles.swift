import NotebookDocuments
import NotebookDrift
import NotebookSyntax

extension FileSystem {
  /// Whether a document is to be written: not where it stands already, be it with other line ends.
  ///
  /// - Parameter overwrites: whether to take the place of a file that nbrun has not made.
  /// - Throws: where such a file is there, and is to stay.
  static func isDue(
    _ document: DocumentFile, at path: String, overwriting overwrites: Bool
  ) throws(FileError) -> Bool {
    // What is no file is told of by the writing.
    guard try kind(of: path) == .file else { return true }
    let committed = try read(path)
    if document.isCurrent(in: committed) { return false }
    guard overwrites || DocumentMark(in: committed) != nil else {
      throw FileError(
        path,
        reason:
          "nbrun has not made this file, and leaves it as it is; move it, or replace it with --force"
      )
    }
    return true
  }

  /// Which notebook a document was made of; nil where nbrun has not made it, or of none.
  static func notebook(ofDocumentAt path: String) -> String? {
    guard isFile(path), let end = end(of: path, count: DocumentMark.reach),
      let start = start(of: path, count: DocumentMark.reach)
    else { return nil }
    return DocumentMark(in: start + end)?.notebook(ofDocumentAt: path)
  }
}

extension Destination {
  /// The path from the output folder to a notebook, for its documents to tell; nil where the two have nothing in
  /// common, so that a document in a folder for a while is the same everywhere.
  func origin(of notebook: String) -> String? {
    FilePath.relative(FileSystem.absolute(notebook), from: FileSystem.absolute(folder))
  }
}
