import NotebookDocuments
import NotebookDrift
import NotebookExecution
import NotebookSyntax
import Synchronization

/// The notebooks on disk, as far as links ask for them; each is read once.
final class NotebookFolder: Neighbours {
  private let known = Mutex<[String: Set<String>?]>([:])

  func anchors(inNotebookAt path: String) -> Set<String>? {
    if let anchors = known.withLock({ $0[path] }) { return anchors }
    let anchors = Self.readAnchors(path)
    known.withLock { $0[path] = .some(anchors) }
    return anchors
  }

  private static func readAnchors(_ path: String) -> Set<String>? {
    guard FileSystem.kind(of: path) == .file, let bytes = try? FileSystem.read(path),
      let source = try? SourceText(name: path, bytes: bytes)
    else { return nil }
    return Set(Notebook(parsing: source).headings.map(\.slug)).union(attributes(in: bytes))
      .union(labels(in: bytes))
  }

  /// The labels of outputs, found without much care too.
  private static func labels(in bytes: [UInt8]) -> [String] {
    bytes.ranges(of: Array("label: ".utf8)).map { range in
      let rest = bytes[range.upperBound...]
      return String(decoding: rest.prefix { !" ,}\r\n".utf8.contains($0) }, as: UTF8.self)
    }
  }

  /// The values of `id` and `name` attributes in raw HTML, found without much care: better to accept
  /// an anchor too many than to refuse one that works.
  private static func attributes(in bytes: [UInt8]) -> [String] {
    [" id=\"", " name=\""].flatMap { start in
      bytes.ranges(of: Array(start.utf8)).map { range in
        String(
          decoding: bytes[range.upperBound...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
      }
    }
  }
}
