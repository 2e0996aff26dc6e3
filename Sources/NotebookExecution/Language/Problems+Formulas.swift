import NotebookDocuments
import NotebookSyntax

extension Problems {
  /// The formulas of a notebook's prose, read; nil for each that cannot be, of which the author is warned, and for
  /// those with inline values that are not known.
  func formulas(of notebook: Notebook) -> [Math?] {
    notebook.formulas.map { formula in
      guard formula.values.allSatisfy({ $0.tex != nil }) else { return nil }
      do throws(TeXParser.Problem) {
        return try TeXParser.parse(formula.tex)
      } catch {
        warning(
          formula.sourceRange(of: error.range), "in a formula: \(error.message)",
          hint: "the HTML page shows its TeX source")
        return nil
      }
    }
  }
}
