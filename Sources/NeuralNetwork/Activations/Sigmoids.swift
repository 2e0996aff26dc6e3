/// The logistic function.
package struct Sigmoid: Activation {
  package static let name = "sigmoid"
  package static let summary = "f(z) = 1 / (1 + exp(−z))"
  package static let counterpart: String? = "torch.sigmoid"
  package let definition = ActivationDefinition.kernel(.sigmoid)
  package let givesProbabilities = true
  package let formula = ActivationFormula(
    symbol: #"\sigma"#, value: #"\frac{1}{1 + e^{-z}}"#,
    derivative: #"\sigma(z) \left( 1 - \sigma(z) \right)"#,
    derivativeOfOutput: #"a \odot (1 - a)"#)

  /// Makes the function.
  package init() {}

  package init(settings: inout some Settings) {}
}

/// The hyperbolic tangent.
package struct Tanh: Activation {
  package static let name = "tanh"
  package static let summary = "f(z) = tanh z"
  package static let counterpart: String? = "torch.tanh"
  package let definition = ActivationDefinition.kernel(.tanh)
  package let formula = ActivationFormula(
    symbol: #"\tanh"#, value: #"\frac{e^{z} - e^{-z}}{e^{z} + e^{-z}}"#,
    derivative: #"1 - \tanh^{2} z"#, derivativeOfOutput: #"(1 - a \odot a)"#)

  /// Makes the function.
  package init() {}

  package init(settings: inout some Settings) {}
}

/// A sigmoid with slow tails.
package struct Softsign: Activation {
  package static let name = "softsign"
  package static let summary = "f(z) = z / (1 + |z|)"
  package static let counterpart: String? = "torch.nn.functional.softsign"
  package let kinks = [0.0]
  package let definition = ActivationDefinition.composed({ z in
    .select(.abs(z) .== Elements(Double.infinity), .sign(z), z / (1 + .abs(z)))
  }) { z, _ in
    let d = 1 + Elements.abs(z)
    return 1 / (d * d)
  }
  package let formula = ActivationFormula(
    symbol: #"\mathrm{softsign}"#, value: #"\frac{z}{1 + |z|}"#,
    derivative: #"\frac{1}{(1 + |z|)^{2}}"#)

  /// Makes the function.
  package init() {}

  package init(settings: inout some Settings) {}
}

/// The sigmoid made of three straight lines.
package struct HardSigmoid: Activation {
  package static let name = "hard-sigmoid"
  package static let summary = "f(z) = (z + 3) / 6 kept within 0 and 1"
  package static let counterpart: String? = "torch.nn.functional.hardsigmoid"
  package let givesProbabilities = true
  package let kinks = [-3.0, 3.0]
  package let definition = ActivationDefinition.composed({ z in
    .min(.max((z + 3) / 6, 0), 1)
  }) { z, _ in .select(.abs(z) .< 3, Elements(1.0 / 6), 0) }
  package let formula = ActivationFormula(
    symbol: "f", value: #"\min \left( 1, \max \left( 0, \frac{z + 3}{6} \right) \right)"#,
    derivative:
      #"\begin{cases} \frac{1}{6} & -3 < z < 3 \\ 0 & \text{elsewhere} \end{cases}"#)

  /// Makes the function.
  package init() {}

  package init(settings: inout some Settings) {}
}
