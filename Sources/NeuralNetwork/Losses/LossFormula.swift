/// A loss in symbols, in TeX: the term ℓ of one sample.
package struct LossFormula: Equatable, Sendable {
  /// ℓ: of one output a and its target y, or of all outputs, `\mathbf{a}`, of a sample.
  package let term: String
  /// ∂ℓ/∂a likewise.
  package let derivative: String
  /// Whether both are of all outputs at once.
  package let isOfVectors: Bool
  /// Whether both can be read with numbers in the places of a and y.
  package let takesNumbers: Bool
  /// A letter for one of the loss's settings.
  package let parameter: FormulaParameter?
  /// What else there is to define, after the parameter.
  package let definition: String?

  /// Writes a loss down.
  init(
    term: String, derivative: String, isOfVectors: Bool = false, takesNumbers: Bool = true,
    parameter: FormulaParameter? = nil, definition: String? = nil
  ) {
    self.term = term
    self.derivative = derivative
    self.isOfVectors = isOfVectors
    self.takesNumbers = takesNumbers
    self.parameter = parameter
    self.definition = definition
  }
}
