import NotebookSyntax

/// A picture of the author's, copied beside a document for a tool that reads nothing outside of its folder.
///
/// Its name ends in the digest of its content, `classes-1f0a25c0d2e3.png`: another picture is another file, and a name
/// that fits the content says that nbrun has made the file, which cannot hold a ``DocumentMark``.
package struct PictureCopy: Sendable {
  /// Its name in the folder of the document's pictures.
  package let name: String
  private let picture: EmbeddedPicture

  /// Copies a picture.
  ///
  /// - Parameter path: where it is.
  package init(of picture: EmbeddedPicture, at path: String) {
    self.picture = picture
    let (stem, kind) = Self.parts(of: FilePath.name(of: path))
    name = "\(stem)-\(Self.digest(of: picture.bytes))\(kind)"
  }

  /// Whether a file is such a copy.
  package static func isOne(named name: String, _ bytes: @autoclosure () -> [UInt8]?) -> Bool {
    let (stem, _) = parts(of: name)
    let digest = stem.utf8.suffix(length)
    guard stem.utf8.count > length, stem.utf8.dropLast(length).last == UInt8(ascii: "-"),
      digest.allSatisfy({ $0.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }),
      let bytes = bytes()
    else { return false }
    return Self.digest(of: bytes).utf8.elementsEqual(digest)
  }

  /// The file.
  ///
  /// - Parameter folder: the folder of the document's pictures, below the output folder.
  func file(in folder: String) -> DocumentFile {
    let isDrawing = picture.mediaType == "image/svg+xml"
    return DocumentFile(
      path: FilePath.joined(folder, name), syntax: isDrawing ? .svg : .other, bytes: picture.bytes)
  }

  /// How many hexadecimal digits of the digest are enough to tell pictures of one notebook apart.
  private static let length = 12

  /// Version control may change line ends of a drawing.
  private static func digest(of bytes: [UInt8]) -> String {
    String(SHA256.digest(of: LineEnds.unified(bytes)).hexadecimal.prefix(length))
  }

  /// A name without its extension, and that with its dot.
  private static func parts(of name: String) -> (stem: Substring, kind: Substring) {
    let dot = name.dropFirst().lastIndex(of: ".") ?? name.endIndex
    return (name[..<dot], name[dot...])
  }
}
