/// The logistic function.
public struct Sigmoid: Activation {
  public static let name = "sigmoid"
  public static let summary = "f(z) = 1 / (1 + exp(−z))"
  public static let counterpart: String? = "torch.sigmoid"
  public let definition = ActivationDefinition.kernel(.sigmoid)
  public let givesProbabilities = true
  public let formula = ActivationFormula(
    symbol: #"\sigma"#, value: #"\frac{1}{1 + e^{-z}}"#,
    derivative: #"\sigma(z) \left( 1 - \sigma(z) \right)"#,
    derivativeOfOutput: #"a \odot (1 - a)"#)

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}

/// The hyperbolic tangent.
public struct Tanh: Activation {
  public static let name = "tanh"
  public static let summary = "f(z) = tanh z"
  public static let counterpart: String? = "torch.tanh"
  public let definition = ActivationDefinition.kernel(.tanh)
  public let formula = ActivationFormula(
    symbol: #"\tanh"#, value: #"\frac{e^{z} - e^{-z}}{e^{z} + e^{-z}}"#,
    derivative: #"1 - \tanh^{2} z"#, derivativeOfOutput: #"(1 - a \odot a)"#)

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}

/// A sigmoid with slow tails.
public struct Softsign: Activation {
  public static let name = "softsign"
  public static let summary = "f(z) = z / (1 + |z|)"
  public static let counterpart: String? = "torch.nn.functional.softsign"
  public let kinks = [0.0]
  public let definition = ActivationDefinition.composed({ z in z / (1 + .abs(z)) }) { z, _ in
    let d = 1 + Elements.abs(z)
    return 1 / (d * d)
  }
  public let formula = ActivationFormula(
    symbol: #"\mathrm{softsign}"#, value: #"\frac{z}{1 + |z|}"#,
    derivative: #"\frac{1}{(1 + |z|)^{2}}"#)

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}

/// The sigmoid made of three straight lines.
public struct HardSigmoid: Activation {
  public static let name = "hard-sigmoid"
  public static let summary = "f(z) = (z + 3) / 6 kept within 0 and 1"
  public static let counterpart: String? = "torch.nn.functional.hardsigmoid"
  public let givesProbabilities = true
  public let kinks = [-3.0, 3.0]
  public let definition = ActivationDefinition.composed({ z in
    .min(.max((z + 3) / 6, 0), 1)
  }) { z, _ in .select(.abs(z) .< 3, Elements(1.0 / 6), 0) }
  public let formula = ActivationFormula(
    symbol: "f", value: #"\min \left( 1, \max \left( 0, \frac{z + 3}{6} \right) \right)"#,
    derivative:
      #"\begin{cases} \frac{1}{6} & -3 < z < 3 \\ 0 & \text{elsewhere} \end{cases}"#)

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
