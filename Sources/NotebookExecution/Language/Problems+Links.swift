import NotebookDocuments
import NotebookSyntax

/// What links of one notebook may lead to: other notebooks.
package protocol Neighbours: Sendable {
  /// What can be linked to in the Markdown file at a path; nil where there is none.
  func anchors(inNotebookAt path: String) -> NotebookAnchors?
}

extension Problems {
  /// Checks that a link to another notebook, whose address stands at a range, leads somewhere; false where the notebook does not exist.
  func check(
    _ target: NotebookLink, at range: SourceRange, of notebook: Notebook,
    _ neighbours: any Neighbours
  ) -> Bool {
    let path = target.path(from: notebook.source.name)
    guard let anchors = neighbours.anchors(inNotebookAt: path) else {
      error(
        range, "this link leads to `\(target.path)`, which does not exist",
        hint: "the path is taken from the notebook's own folder")
      return false
    }
    guard let anchor = target.anchor, !anchors.names.contains(anchor) else { return true }
    error(
      range, "`\(target.path)` has no section `#\(anchor)`",
      hint: suggestion(for: anchor, among: anchors.names.sorted())
        ?? (anchors.dependOnResults ? Self.adviceOnDependentAnchors : nil))
    return true
  }

  /// What to do about a heading whose anchor depends on results.
  static let adviceOnDependentAnchors =
    "the anchor of a heading with an inline value changes with the result: write `<a id=\"NAME\"></a>` above "
    + "the heading, and link to `#NAME`"
}
