import NotebookSyntax

/// A link from one notebook to another: `other.md#section`.
package struct NotebookLink: Sendable {
  /// The other's path, relative to the notebook, percent-encoding resolved: `../a/other.md`.
  package let path: String
  /// What follows the `#`.
  package let anchor: String?
  /// The address without `.md` and what follows, as written.
  private let beforeExtension: Substring
  private let fragment: Substring

  /// Takes an address apart; nil where it is not a relative one that ends in `.md`.
  package init?(_ address: String) {
    let file = address.prefix { $0 != "#" && $0 != "?" }
    guard file.hasSuffix(".md"), !file.hasPrefix("/"), !file.contains(":") else { return nil }
    beforeExtension = file.dropLast(3)
    fragment = address[file.endIndex...]
    path = PercentCoding.text(file)
    let anchor = fragment.drop { $0 != "#" }.dropFirst()
    self.anchor = anchor.isEmpty ? nil : PercentCoding.text(anchor)
  }

  /// The address of the page that is made of the other notebook.
  package var pageAddress: String { "\(beforeExtension).html\(fragment)" }

  /// The same where each page is the index of a folder of its own.
  package var folderAddress: String { "../\(beforeExtension)/\(fragment)" }

  /// The address as it was given.
  package var address: String { "\(beforeExtension).md\(fragment)" }

  /// The other's path as the notebook's own path is given.
  package func path(from notebook: String) -> String {
    FilePath.joined(FilePath.folder(of: notebook), path)
  }

  /// Whether the other stands below the folder from which documents are laid out, so that a page is
  /// made of it. A `README.md` is not a notebook unless it is named.
  ///
  /// - Parameter stem: the notebook's own path below that folder.
  package func hasPage(linkedFrom stem: String) -> Bool {
    let up = path.split(separator: "/").count { $0 == ".." }
    return up <= stem.split(separator: "/").count - 1 && !path.hasSuffix("README.md")
  }
}
