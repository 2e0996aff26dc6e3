/// The rectifier. Its derivative at 0 is taken to be 0.
package struct ReLU: Activation {
  package static let name = "relu"
  package static let summary = "f(z) = max(0, z)"
  package static let counterpart: String? = "torch.relu"
  package let definition = ActivationDefinition.kernel(.relu)
  package let kinks = [0.0]
  package let formula = ActivationFormula(
    symbol: #"\mathrm{relu}"#, value: #"\max(0, z)"#,
    derivative: #"\begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}"#)

  /// Makes the function.
  package init() {}

  package init(settings: inout some Settings) {}
}

/// The rectifier that lets a little through.
package struct LeakyReLU: Activation {
  package static let name = "leaky-relu"
  package static let summary = "f(z) = z where z > 0, αz elsewhere"
  package static let counterpart: String? = "torch.nn.functional.leaky_relu"
  package let kinks = [0.0]
  /// The slope below 0, α.
  package let slope: Double

  /// Makes the function.
  package init(slope: Double = 0.01) {
    self.slope = slope
  }

  package init(settings: inout some Settings) {
    slope = settings.number("slope", in: .finite, default: 0.01, "α, the slope below 0")
  }

  package var definition: ActivationDefinition { .kernel(.leakyReLU, parameter: slope) }

  package var formula: ActivationFormula {
    ActivationFormula(
      symbol: "f", value: #"\begin{cases} z & z > 0 \\ \alpha z & z \le 0 \end{cases}"#,
      derivative: #"\begin{cases} 1 & z > 0 \\ \alpha & z \le 0 \end{cases}"#,
      parameter: FormulaParameter(#"\alpha"#, slope))
  }
}

/// The smooth rectifier.
package struct Softplus: Activation {
  package static let name = "softplus"
  package static let summary =
    "f(z) = log(1 + exp(z)) for every z, where PyTorch gives z itself above 20"
  package static let counterpart: String? = "torch.nn.functional.softplus"
  package let definition = ActivationDefinition.kernel(.softplus)
  package let formula = ActivationFormula(
    symbol: #"\mathrm{softplus}"#, value: #"\log(1 + e^{z})"#,
    derivative: #"\frac{1}{1 + e^{-z}}"#)

  /// Makes the function.
  package init() {}

  package init(settings: inout some Settings) {}
}
