import NeuralNetwork
import NotebookDocuments

/// The rules of optimizers in symbols; w is a parameter, g its gradient.
enum OptimizerFormula {
  /// The rule by the optimizer's name in notebooks, in TeX.
  static func named(_ name: String) -> [String]? { table[name] }

  private static let step = "w \\leftarrow w - \\eta \\, "
  private static let squares = "s \\leftarrow \\rho s + (1 - \\rho) g^{2}"
  private static let moments = [
    "m \\leftarrow \\beta_{1} m + (1 - \\beta_{1}) g",
    "v \\leftarrow \\beta_{2} v + (1 - \\beta_{2}) g^{2}",
  ]
  private static let corrected =
    "\\hat{m} = \\frac{m}{1 - \\beta_{1}^{t}}, \\quad \\hat{v} = \\frac{v}{1 - \\beta_{2}^{t}}"
  private static let adamStep = step + "\\frac{\\hat{m}}{\\sqrt{\\hat{v}} + \\varepsilon}"

  /// The engine's definitions: see `NeuralNetwork/Optimizers`.
  private static let table: [String: [String]] = [
    "sgd": [step + "g"],
    "momentum": ["v \\leftarrow \\mu v + g", step + "v"],
    "nesterov": ["v \\leftarrow \\mu v + g", step + "(g + \\mu v)"],
    "adagrad": ["s \\leftarrow s + g^{2}", step + "\\frac{g}{\\sqrt{s} + \\varepsilon}"],
    "rmsprop": [squares, step + "\\frac{g}{\\sqrt{s} + \\varepsilon}"],
    "adadelta": [
      squares, "d = \\frac{\\sqrt{u + \\varepsilon}}{\\sqrt{s + \\varepsilon}} g",
      "u \\leftarrow \\rho u + (1 - \\rho) d^{2}", step + "d",
    ],
    "adam": moments + [corrected, adamStep],
    "adamw": ["w \\leftarrow (1 - \\eta \\lambda) w"] + moments + [corrected, adamStep],
    "amsgrad": moments + [
      "\\bar{v} \\leftarrow \\max(\\bar{v}, v)",
      step + "\\frac{m}{1 - \\beta_{1}^{t}} \\Big/ "
        + "\\left( \\sqrt{\\frac{\\bar{v}}{1 - \\beta_{2}^{t}}} + \\varepsilon \\right)",
    ],
    "nadam": moments + [
      "\\mu_{t} = \\beta_{1} \\left( 1 - \\frac{1}{2} \\cdot 0.96^{t \\psi} \\right), \\quad "
        + "\\hat{m} = \\frac{1 - \\mu_{t}}{1 - \\prod_{i \\le t} \\mu_{i}} g "
        + "+ \\frac{\\mu_{t + 1}}{1 - \\prod_{i \\le t + 1} \\mu_{i}} m",
      "\\hat{v} = \\frac{v}{1 - \\beta_{2}^{t}}", adamStep,
    ],
    "lion": [
      "w \\leftarrow (1 - \\eta \\lambda) w "
        + "- \\eta \\operatorname{sign}(\\beta_{1} m + (1 - \\beta_{1}) g)",
      "m \\leftarrow \\beta_{2} m + (1 - \\beta_{2}) g",
    ],
  ]
}
