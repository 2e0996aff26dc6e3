import NeuralNetwork
import NotebookDocuments

/// An activation in symbols.
struct ActivationFormula: Sendable {
  /// Its name in formulas, such as `\sigma`.
  var symbol: String
  /// f(z), in TeX.
  var value: String
  /// f′(z), in TeX.
  var derivative: String
  /// f′ written in the outputs a, where that is how one computes it by hand: `a \odot (1 - a)`.
  var derivativeOfOutput: String?
  /// The letter that stands for the activation's parameter.
  var parameter: String?

  /// The formula of an activation by its name in notebooks.
  static func named(_ name: String) -> ActivationFormula? { table[name] }

  /// The engine's definitions, points without derivative included: see `Kernels/Activations.swift`.
  private static let table: [String: ActivationFormula] = [
    "identity": .init(symbol: "\\mathrm{id}", value: "z", derivative: "1"),
    "sigmoid": .init(
      symbol: "\\sigma", value: "\\frac{1}{1 + e^{-z}}",
      derivative: "\\sigma(z) \\left( 1 - \\sigma(z) \\right)",
      derivativeOfOutput: "a \\odot (1 - a)"),
    "tanh": .init(
      symbol: "\\tanh", value: "\\frac{e^{z} - e^{-z}}{e^{z} + e^{-z}}",
      derivative: "1 - \\tanh^{2} z", derivativeOfOutput: "(1 - a \\odot a)"),
    "relu": .init(
      symbol: "\\mathrm{relu}", value: "\\max(0, z)",
      derivative: "\\begin{cases} 1 & z > 0 \\\\ 0 & z \\le 0 \\end{cases}"),
    "leaky-relu": .init(
      symbol: "f", value: "\\begin{cases} z & z > 0 \\\\ \\alpha z & z \\le 0 \\end{cases}",
      derivative: "\\begin{cases} 1 & z > 0 \\\\ \\alpha & z \\le 0 \\end{cases}",
      parameter: "\\alpha"),
    "elu": .init(
      symbol: "\\mathrm{elu}",
      value: "\\begin{cases} z & z > 0 \\\\ \\alpha (e^{z} - 1) & z \\le 0 \\end{cases}",
      derivative: "\\begin{cases} 1 & z > 0 \\\\ \\alpha e^{z} & z \\le 0 \\end{cases}",
      parameter: "\\alpha"),
    "selu": .init(
      symbol: "\\mathrm{selu}",
      value: "\\lambda \\begin{cases} z & z > 0 \\\\ \\alpha (e^{z} - 1) & z \\le 0 \\end{cases}"
        + ", \\quad \\lambda \\approx 1.0507, \\; \\alpha \\approx 1.6733",
      derivative: "\\lambda \\begin{cases} 1 & z > 0 \\\\ \\alpha e^{z} & z \\le 0 \\end{cases}"),
    "gelu": .init(
      symbol: "\\mathrm{gelu}",
      value: "z \\Phi(z), \\quad \\Phi(z) = \\int_{-\\infty}^{z} \\varphi(t) \\, \\mathrm{d}t"
        + ", \\; \\varphi(t) = \\frac{e^{-t^{2} / 2}}{\\sqrt{2 \\pi}}",
      derivative: "\\Phi(z) + z \\varphi(z)"),
    "gelu-tanh": .init(
      symbol: "\\mathrm{gelu}",
      value: "\\frac{z}{2} (1 + \\tanh u), "
        + "\\quad u = \\sqrt{\\frac{2}{\\pi}} \\left( z + 0.044715 z^{3} \\right)",
      derivative: "\\frac{1}{2} (1 + \\tanh u) + \\frac{z}{2} \\left( 1 - \\tanh^{2} u \\right) "
        + "\\sqrt{\\frac{2}{\\pi}} \\left( 1 + 0.134145 z^{2} \\right)"),
    "silu": .init(
      symbol: "\\mathrm{silu}",
      value: "z \\sigma(z), \\quad \\sigma(z) = \\frac{1}{1 + e^{-z}}",
      derivative: "\\sigma(z) \\left( 1 + z (1 - \\sigma(z)) \\right)"),
    "softplus": .init(
      symbol: "\\mathrm{softplus}", value: "\\log(1 + e^{z})",
      derivative: "\\frac{1}{1 + e^{-z}}"),
    "softsign": .init(
      symbol: "\\mathrm{softsign}", value: "\\frac{z}{1 + |z|}",
      derivative: "\\frac{1}{(1 + |z|)^{2}}"),
    "hard-sigmoid": .init(
      symbol: "f", value: "\\min \\left( 1, \\max \\left( 0, \\frac{z + 3}{6} \\right) \\right)",
      derivative: "\\begin{cases} \\frac{1}{6} & -3 < z < 3 \\\\ 0 & \\text{elsewhere} \\end{cases}"
    ),
    // Its derivative is a matrix for each sample: what it does to a gradient is written in full.
    "softmax": .init(
      symbol: "\\mathrm{softmax}", value: "\\frac{e^{z}}{\\sum_{k} e^{z_{k}}}",
      derivative: "\\frac{\\partial a_{i}}{\\partial z_{j}} = a_{i} (\\delta_{i j} - a_{j})"),
  ]
}
