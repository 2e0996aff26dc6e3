/// The exponential linear unit. With α other than 1 it has a kink at 0, which counts as one for all α.
package struct ELU: Activation {
  package static let name = "elu"
  package static let summary = "f(z) = z where z > 0, α(exp(z) − 1) elsewhere"
  package static let counterpart: String? = "torch.nn.functional.elu"
  package let kinks = [0.0]
  /// Minus the limit at −∞, α.
  package let alpha: Double

  /// Makes the function.
  package init(alpha: Double = 1) {
    self.alpha = alpha
  }

  package init(settings: inout some Settings) {
    alpha = settings.number("alpha", in: .finite, default: 1, "α, minus the limit at −∞")
  }

  package var definition: ActivationDefinition { .kernel(.elu, parameter: alpha) }

  package var formula: ActivationFormula {
    ActivationFormula(
      symbol: #"\mathrm{elu}"#,
      value: #"\begin{cases} z & z > 0 \\ \alpha (e^{z} - 1) & z \le 0 \end{cases}"#,
      derivative: #"\begin{cases} 1 & z > 0 \\ \alpha e^{z} & z \le 0 \end{cases}"#,
      parameter: FormulaParameter(#"\alpha"#, alpha))
  }
}

/// The scaled exponential linear unit.
package struct SELU: Activation {
  package static let name = "selu"
  package static let summary =
    "f(z) = λz where z > 0, λα(exp(z) − 1) elsewhere, λ ≈ 1.0507, α ≈ 1.6733"
  package static let counterpart: String? = "torch.nn.functional.selu"
  package let definition = ActivationDefinition.kernel(.selu)
  package let kinks = [0.0]
  package let formula = ActivationFormula(
    symbol: #"\mathrm{selu}"#,
    value: #"\lambda \begin{cases} z & z > 0 \\ \alpha (e^{z} - 1) & z \le 0 \end{cases}"#
      + #", \quad \lambda \approx 1.0507, \; \alpha \approx 1.6733"#,
    derivative: #"\lambda \begin{cases} 1 & z > 0 \\ \alpha e^{z} & z \le 0 \end{cases}"#)

  /// Makes the function.
  package init() {}

  package init(settings: inout some Settings) {}
}
