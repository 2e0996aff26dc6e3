import NotebookDocuments
import NotebookSyntax

extension HTTPResponse {
  /// A file that a page links to; nil where it is not any more what it was.
  static func file(_ file: AttachedFile) -> HTTPResponse? {
    // A link that has come into its place could lead anywhere.
    guard file.picture != nil || FileSystem.resolved(file.file) == file.file,
      let bytes = file.picture?.bytes ?? (try? FileSystem.read(file.file))
    else { return nil }
    let end = FilePath.name(of: file.file).split(separator: ".").last?.lowercased() ?? ""
    let type = file.picture?.mediaType ?? mediaTypes[end] ?? "application/octet-stream"
    var response = HTTPResponse(status: .ok, contentType: type, body: bytes)
    // Nothing of it runs or asks for anything as if it were a page of this server.
    if type != "application/pdf" {
      response.policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox"
    }
    return response
  }

  private static let text = "text/plain; charset=utf-8"

  /// By what names end in.
  private static let mediaTypes = [
    "csv": "text/csv; charset=utf-8", "tsv": "text/tab-separated-values; charset=utf-8",
    "json": "application/json", "html": "text/html; charset=utf-8", "pdf": "application/pdf",
    "txt": text, "md": text, "py": text, "yml": text, "yaml": text, "toml": text, "r": text,
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "mp4": "video/mp4", "webm": "video/webm",
    "mp3": "audio/mpeg", "ogg": "audio/ogg", "wav": "audio/wav", "zip": "application/zip",
  ]
}
