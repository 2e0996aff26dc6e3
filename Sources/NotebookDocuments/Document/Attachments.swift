import NotebookSyntax

/// What the addresses in the prose of a notebook stand for, as far as that is not what its author wrote.
package struct Attachments: Sendable {
  /// By the address as ``Link/destination`` has it.
  package var targets: [String: Target] = [:]
  /// What stands in Markdown documents in the place of some of the addresses.
  package var readdressed: [(range: SourceRange, address: String)] = []

  /// The pictures that are copied beside the Markdown document.
  package var copies: [PictureCopy] = []

  /// What stands at an address.
  package enum Target: Sendable {
    /// Another notebook, as a link that is relative to this one.
    case notebook(NotebookLink)
    case file(AttachedFile)
  }

  /// None.
  package init() {}

  /// The files that are linked to, each once.
  package var files: [AttachedFile] {
    var paths: Set<String> = []
    return targets.values.compactMap { target in
      guard case .file(let file) = target, file.isLinked, !file.isFolder,
        paths.insert(file.path).inserted
      else { return nil }
      return file
    }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

/// A file or folder of the project that prose names.
package struct AttachedFile: Sendable {
  /// Where it really is, all links followed.
  package var file: String
  /// The same below the project's root; and below the folder of a site, or of a server.
  package var path: String
  package var isFolder: Bool
  /// Whether a reader is led to it.
  package var isLinked: Bool
  /// Its address as seen from the page on the disk.
  package var address: String
  /// What the author wrote behind the path, from the first `?` or `#`, fit for an address.
  package var suffix: String
  /// What a page has in itself of it; for an SVG, that which can be shown without harm.
  package var picture: EmbeddedPicture?

  /// Makes one.
  package init(
    file: String, path: String, isFolder: Bool, isLinked: Bool, address: String, suffix: String,
    picture: EmbeddedPicture?
  ) {
    self.file = file
    self.path = path
    self.isFolder = isFolder
    self.isLinked = isLinked
    self.address = address
    self.suffix = suffix
    self.picture = picture
  }
}
