/// The Gaussian error linear unit.
public struct GELU: Activation {
  public static let name = "gelu"
  public static let summary = "f(z) = z Φ(z), Φ being the normal distribution"
  public static let counterpart: String? = "torch.nn.functional.gelu"
  public let definition = ActivationDefinition.kernel(.gelu)
  public let formula = ActivationFormula(
    symbol: #"\mathrm{gelu}"#,
    value: #"z \Phi(z), \quad \Phi(z) = \int_{-\infty}^{z} \varphi(t) \, \mathrm{d}t"#
      + #", \; \varphi(t) = \frac{e^{-t^{2} / 2}}{\sqrt{2 \pi}}"#,
    derivative: #"\Phi(z) + z \varphi(z)"#)

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}

/// The Gaussian error linear unit as GPT-2 approximates it.
public struct TanhGELU: Activation {
  public static let name = "gelu-tanh"
  public static let summary = "f(z) = ½z (1 + tanh(√(2/π) (z + 0.044715 z³)))"
  public static let counterpart: String? = "torch.nn.functional.gelu(approximate='tanh')"
  public let definition = ActivationDefinition.kernel(.tanhGELU)
  public let formula = ActivationFormula(
    symbol: #"\mathrm{gelu}"#,
    value: #"\frac{z}{2} (1 + \tanh u), "#
      + #"\quad u = \sqrt{\frac{2}{\pi}} \left( z + 0.044715 z^{3} \right)"#,
    derivative: #"\frac{1}{2} (1 + \tanh u) + \frac{z}{2} \left( 1 - \tanh^{2} u \right) "#
      + #"\sqrt{\frac{2}{\pi}} \left( 1 + 0.134145 z^{2} \right)"#)

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}

/// The sigmoid linear unit, also called swish.
public struct SiLU: Activation {
  public static let name = "silu"
  public static let summary = "f(z) = z / (1 + exp(−z))"
  public static let counterpart: String? = "torch.nn.functional.silu"
  public let definition = ActivationDefinition.kernel(.silu)
  public let formula = ActivationFormula(
    symbol: #"\mathrm{silu}"#, value: #"z \sigma(z), \quad \sigma(z) = \frac{1}{1 + e^{-z}}"#,
    derivative: #"\sigma(z) \left( 1 + z (1 - \sigma(z)) \right)"#)

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
