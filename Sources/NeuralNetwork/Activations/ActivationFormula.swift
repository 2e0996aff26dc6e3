/// An activation in symbols, in TeX.
package struct ActivationFormula: Equatable, Sendable {
  /// Its name in formulas, such as `\sigma`.
  package let symbol: String
  /// f(z), perhaps with definitions of letters after a comma.
  package let value: String
  /// f′(z).
  package let derivative: String
  /// f′ written in the outputs a, where that is how one computes it by hand: `a \odot (1 - a)`.
  package let derivativeOfOutput: String?
  /// A letter for one of the function's settings.
  package let parameter: FormulaParameter?

  /// Writes a function down.
  init(
    symbol: String, value: String, derivative: String, derivativeOfOutput: String? = nil,
    parameter: FormulaParameter? = nil
  ) {
    self.symbol = symbol
    self.value = value
    self.derivative = derivative
    self.derivativeOfOutput = derivativeOfOutput
    self.parameter = parameter
  }
}

/// A letter in a formula that stands for a setting.
package struct FormulaParameter: Equatable, Sendable {
  /// The letter, in TeX.
  package let letter: String
  /// What the setting is.
  package let value: Double

  /// Names a setting.
  init(_ letter: String, _ value: Double) {
    self.letter = letter
    self.value = value
  }
}
