import NotebookSyntax

/// A picture that a page holds in itself.
package struct EmbeddedPicture: Sendable {
  /// As HTTP calls it: `image/png`.
  package let mediaType: String
  /// What is shown of the file.
  package let bytes: [UInt8]
  /// What has been left out of it, by name.
  package let removed: [String]

  /// Takes the bytes of a file, whose kind they tell themselves.
  package init(_ bytes: [UInt8]) throws(PictureError) {
    if let mediaType = Self.mediaType(of: bytes) {
      self.mediaType = mediaType
      self.bytes = bytes
      removed = []
      return
    }
    guard HarmlessSVG.isMeant(by: bytes) else {
      let isPointer = bytes.starts(with: "version https://git-lfs".utf8)
      throw PictureError(
        isPointer
          ? "is kept by Git LFS and not here; `git lfs pull` fetches it"
          : "is not a picture that a page can hold: PNG, JPEG, GIF, WebP, AVIF or SVG")
    }
    let drawing = try HarmlessSVG(bytes)
    mediaType = "image/svg+xml"
    self.bytes = drawing.bytes
    removed = drawing.removed
  }

  /// The address that is the picture itself (RFC 2397).
  package var address: String { "data:\(mediaType);base64,\(Base64.encode(bytes))" }

  private static func mediaType(of bytes: [UInt8]) -> String? {
    func has(_ text: [UInt8], at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: text)
    }
    func has(_ text: String, at offset: Int = 0) -> Bool { has(Array(text.utf8), at: offset) }
    if has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if has([0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if has("GIF87a") || has("GIF89a") { return "image/gif" }
    if has("RIFF"), has("WEBP", at: 8) { return "image/webp" }
    if has("ftypavif", at: 4) || has("ftypavis", at: 4) { return "image/avif" }
    return nil
  }
}

/// Why a page cannot hold a picture: what follows its name.
package struct PictureError: Error, Equatable {
  /// In words, without a full stop: "is not a picture …".
  package let message: String

  init(_ message: String) { self.message = message }
}
