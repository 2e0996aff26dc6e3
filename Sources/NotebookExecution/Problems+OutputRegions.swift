import NotebookDocuments
import NotebookSyntax

extension Problems {
  /// Checks the output that a notebook holds itself.
  func checkRegions(of notebook: Notebook, _ target: RunTarget) {
    let name = notebook.source.name
    var owned: Set<Int> = []
    for case .block(let block) in notebook.liveParts {
      if let region = notebook.outputRegion(after: block) { owned.insert(region.range.lowerBound) }
    }
    for region in notebook.outputRegions {
      if !owned.contains(region.range.lowerBound) {
        error(
          region.opening, "this output does not follow a block",
          hint: "delete it with its two comments, or move it back to its block")
      } else if !target.isInPlace {
        return error(
          region.opening, "the output of this notebook is kept in the notebook itself",
          hint: "use `nbrun run --in-place \(name)`, or `nbrun check --in-place \(name)`")
      } else if case .inPlace(.isRefused) = target, region.isEdited {
        error(
          region.opening, "this output has been edited by hand",
          hint: "move your text out of it; or lose it with --force")
      }
    }
    guard target.isInPlace else { return }
    for case .value(let value) in notebook.liveParts {
      warning(
        value.range, "an inline value stays as it is in a notebook that is kept in place",
        hint: "show it in a block")
    }
  }
}
