import NotebookDocuments
import NotebookSyntax

/// What links of one notebook may lead to: other notebooks.
package protocol Neighbours: Sendable {
  /// The anchors that can be linked to in the Markdown file at a path; nil where there is none.
  func anchors(inNotebookAt path: String) -> Set<String>?
}

extension Problems {
  /// Checks that links to other notebooks lead somewhere.
  func checkLinks(of notebook: Notebook, _ neighbours: any Neighbours) {
    for link in notebook.links where !link.isImage {
      guard let target = NotebookLink(link.destination) else { continue }
      guard
        let anchors = neighbours.anchors(inNotebookAt: target.path(from: notebook.source.name))
      else {
        error(
          link.range, "this link leads to `\(target.path)`, which does not exist",
          hint: "the path is taken from the notebook's own folder")
        continue
      }
      guard let anchor = target.anchor, !anchors.contains(anchor) else { continue }
      error(
        link.range, "`\(target.path)` has no section `#\(anchor)`",
        hint: suggestion(for: anchor, among: anchors.sorted()))
    }
  }
}
