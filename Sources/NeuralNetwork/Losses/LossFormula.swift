/// A loss in symbols, in TeX: the term ℓ of one sample.
public struct LossFormula: Equatable, Sendable {
  /// ℓ: of one output a and its target y, or of all outputs, `\mathbf{a}`, of a sample.
  public let term: String
  /// ∂ℓ/∂a likewise.
  public let derivative: String
  /// Whether both are of all outputs at once.
  public let isOfVectors: Bool
  /// Whether both can be read with numbers in the places of a and y.
  public let takesNumbers: Bool
  /// A letter for one of the loss's settings.
  public let parameter: FormulaParameter?
  /// What else there is to define, after the parameter.
  public let definition: String?

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
