/// A formula in the two languages that readers' programs set.
package struct Formula: Equatable, Sendable {
  /// For Markdown, without what marks it as TeX.
  package var tex: String
  /// For HTML, one `<math>` element.
  package var mathML: String

  /// Pairs the two.
  package init(tex: String, mathML: String) {
    self.tex = tex
    self.mathML = mathML
  }

  /// Sets a tree in both, displayed on lines of its own.
  package init(_ math: Math) {
    self.init(tex: math.tex, mathML: math.mathML(isDisplay: true))
  }
}
