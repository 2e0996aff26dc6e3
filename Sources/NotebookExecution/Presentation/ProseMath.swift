import NotebookDocuments
import NotebookSyntax

/// The formulas of a notebook's prose, read.
struct ProseMath {
  /// The formulas that could be read, by where they start in the source.
  private var formulas: [Int: Math] = [:]

  /// Reads the formulas; the author is warned of each that cannot be read.
  init(_ notebook: Notebook, problems: Problems) {
    for formula in notebook.formulas {
      do throws(TeXParser.Problem) {
        formulas[formula.range.lowerBound] = try TeXParser.parse(formula.tex)
      } catch {
        problems.warning(
          formula.sourceRange(of: error.range), "in a formula: \(error.message)",
          hint: "the HTML page shows its TeX source")
      }
    }
  }

  /// MathML, or the TeX source of a formula that could not be read.
  func html(of formula: ProseFormula) -> String {
    guard let math = formulas[formula.range.lowerBound] else {
      return formula.isDisplay ? Self.box(formula.sourceHTML) : formula.sourceHTML
    }
    let element = math.mathML(isDisplay: formula.isDisplay)
    return formula.isDisplay ? Self.box(element) : element
  }

  /// A box of its own width that a wide formula scrolls in.
  private static func box(_ html: String) -> String {
    "<span class=\"math\" tabindex=\"0\">\(html)</span>"
  }
}
