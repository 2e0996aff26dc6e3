/// A derivation written out: sections of formulas, each a chain of equations.
package struct Derivation: Equatable, Sendable {
  /// A step of the derivation.
  package struct Section: Equatable, Sendable {
    /// Plain text: "Backward through layer 2".
    package var title: String
    /// A sentence before the formulas, plain text.
    package var remark: String?
    /// The equations, from top to bottom.
    package var formulas: [Formula]

    /// Makes a section.
    package init(title: String, remark: String? = nil, formulas: [Formula]) {
      self.title = title
      self.remark = remark
      self.formulas = formulas
    }
  }

  /// From the inputs to the update.
  package var sections: [Section]

  /// Makes a derivation.
  package init(sections: [Section]) {
    self.sections = sections
  }

  /// Whether it is so long that its sections are folded until the reader opens them.
  package var isLong: Bool {
    sections.reduce(0) { $0 + $1.formulas.reduce(0) { $0 + $1.tex.utf8.count } } > 9000
  }
}
