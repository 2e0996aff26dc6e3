/// The Gaussian error linear unit.
package struct GELU: Activation {
  package static let name = "gelu"
  package static let summary = "f(z) = z Φ(z), Φ being the normal distribution"
  package static let counterpart: String? = "torch.nn.functional.gelu"
  package let definition = ActivationDefinition.kernel(.gelu)
  package let formula = ActivationFormula(
    symbol: #"\mathrm{gelu}"#,
    value: #"z \Phi(z), \quad \Phi(z) = \int_{-\infty}^{z} \varphi(t) \, \mathrm{d}t"#
      + #", \; \varphi(t) = \frac{e^{-t^{2} / 2}}{\sqrt{2 \pi}}"#,
    derivative: #"\Phi(z) + z \varphi(z)"#)

  /// Makes the function.
  package init() {}

  package init(settings: inout some Settings) {}
}

/// The Gaussian error linear unit as GPT-2 approximates it.
package struct TanhGELU: Activation {
  package static let name = "gelu-tanh"
  package static let summary = "f(z) = ½z (1 + tanh(√(2/π) (z + 0.044715 z³)))"
  package static let counterpart: String? = "torch.nn.functional.gelu(approximate='tanh')"
  package let definition = ActivationDefinition.kernel(.tanhGELU)
  package let formula = ActivationFormula(
    symbol: #"\mathrm{gelu}"#,
    value: #"\frac{z}{2} (1 + \tanh u), "#
      + #"\quad u = \sqrt{\frac{2}{\pi}} \left( z + 0.044715 z^{3} \right)"#,
    derivative: #"\frac{1}{2} (1 + \tanh u) + \frac{z}{2} \left( 1 - \tanh^{2} u \right) "#
      + #"\sqrt{\frac{2}{\pi}} \left( 1 + 0.134145 z^{2} \right)"#)

  /// Makes the function.
  package init() {}

  package init(settings: inout some Settings) {}
}

/// The sigmoid linear unit, also called swish.
package struct SiLU: Activation {
  package static let name = "silu"
  package static let summary = "f(z) = z / (1 + exp(−z))"
  package static let counterpart: String? = "torch.nn.functional.silu"
  package let definition = ActivationDefinition.kernel(.silu)
  package let formula = ActivationFormula(
    symbol: #"\mathrm{silu}"#, value: #"z \sigma(z), \quad \sigma(z) = \frac{1}{1 + e^{-z}}"#,
    derivative: #"\sigma(z) \left( 1 + z (1 - \sigma(z)) \right)"#)

  /// Makes the function.
  package init() {}

  package init(settings: inout some Settings) {}
}
