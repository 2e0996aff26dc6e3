import NotebookDocuments
import NotebookDrift
import NotebookExecution
import NotebookSyntax
import Synchronization

/// The notebooks on disk, as far as links ask for them; each is read once.
final class NotebookFolder: Neighbours {
  private let known = Mutex<[String: NotebookAnchors?]>([:])

  func anchors(inNotebookAt path: String) -> NotebookAnchors? {
    if let anchors = known.withLock({ $0[path] }) { return anchors }
    let anchors = Self.readAnchors(path)
    known.withLock { $0[path] = .some(anchors) }
    return anchors
  }

  private static func readAnchors(_ path: String) -> NotebookAnchors? {
    guard FileSystem.isFile(path), let bytes = try? FileSystem.read(path),
      let source = try? SourceText(name: path, bytes: bytes)
    else { return nil }
    return Notebook(parsing: source).anchors
  }
}
