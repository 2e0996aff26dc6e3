/// The exponential linear unit. With α other than 1 it has a kink at 0, which counts as one for all α.
public struct ELU: Activation {
  public static let name = "elu"
  public static let summary = "f(z) = z where z > 0, α(exp(z) − 1) elsewhere"
  public static let counterpart: String? = "torch.nn.functional.elu"
  public let kinks = [0.0]
  /// Minus the limit at −∞, α.
  public let alpha: Double

  /// Makes the function.
  public init(alpha: Double = 1) {
    self.alpha = alpha
  }

  public init(settings: inout some Settings) {
    alpha = settings.number("alpha", in: .finite, default: 1, "α, minus the limit at −∞")
  }

  public var definition: ActivationDefinition { .kernel(.elu, parameter: alpha) }

  public var formula: ActivationFormula {
    ActivationFormula(
      symbol: #"\mathrm{elu}"#,
      value: #"\begin{cases} z & z > 0 \\ \alpha (e^{z} - 1) & z \le 0 \end{cases}"#,
      derivative: #"\begin{cases} 1 & z > 0 \\ \alpha e^{z} & z \le 0 \end{cases}"#,
      parameter: FormulaParameter(#"\alpha"#, alpha))
  }
}

/// The scaled exponential linear unit.
public struct SELU: Activation {
  public static let name = "selu"
  public static let summary =
    "f(z) = λz where z > 0, λα(exp(z) − 1) elsewhere, λ ≈ 1.0507, α ≈ 1.6733"
  public static let counterpart: String? = "torch.nn.functional.selu"
  public let definition = ActivationDefinition.kernel(.selu)
  public let kinks = [0.0]
  public let formula = ActivationFormula(
    symbol: #"\mathrm{selu}"#,
    value: #"\lambda \begin{cases} z & z > 0 \\ \alpha (e^{z} - 1) & z \le 0 \end{cases}"#
      + #", \quad \lambda \approx 1.0507, \; \alpha \approx 1.6733"#,
    derivative: #"\lambda \begin{cases} 1 & z > 0 \\ \alpha e^{z} & z \le 0 \end{cases}"#)

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
