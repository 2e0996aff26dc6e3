import NeuralNetwork
import NotebookDocuments

/// A loss in symbols: the term ℓ of one sample.
struct LossFormula: Sendable {
  /// ℓ in TeX: of one output a and its target y, or of all outputs, `\mathbf{a}`, of a sample.
  var term: String
  /// ∂ℓ/∂a likewise.
  var derivative: String
  /// Whether both are of all outputs at once.
  var isOfVectors = false
  /// Whether both can be read with numbers in the places of a and y.
  var takesNumbers = true
  /// The letter that stands for the loss's parameter.
  var parameter: String?

  /// The formula of a loss by its name in notebooks.
  static func named(_ name: String) -> LossFormula? { table[name] }

  /// The engine's definitions: see `Kernels/Losses.swift`.
  private static let table: [String: LossFormula] = [
    "squared-error": .init(term: "(a - y)^{2}", derivative: "2 (a - y)"),
    "half-squared-error": .init(term: "\\frac{1}{2} (a - y)^{2}", derivative: "a - y"),
    "absolute-error": .init(
      term: "\\left| a - y \\right|", derivative: "\\operatorname{sign}(a - y)"),
    "huber": .init(
      term: "\\begin{cases} \\frac{1}{2} (a - y)^{2} & |a - y| \\le \\delta \\\\ "
        + "\\delta \\left( |a - y| - \\frac{1}{2} \\delta \\right) & |a - y| > \\delta \\end{cases}",
      derivative: "\\begin{cases} a - y & |a - y| \\le \\delta \\\\ "
        + "\\delta \\operatorname{sign}(a - y) & |a - y| > \\delta \\end{cases}",
      takesNumbers: false, parameter: "\\delta"),
    "log-cosh": .init(term: "\\log \\cosh(a - y)", derivative: "\\tanh(a - y)"),
    "binary-cross-entropy": .init(
      term: "-\\left( y \\log a + (1 - y) \\log(1 - a) \\right)",
      derivative: "\\frac{a - y}{a (1 - a)}"),
    "binary-cross-entropy-logits": .init(
      term: "\\log \\left( 1 + e^{a} \\right) - a \\cdot y",
      derivative: "\\frac{1}{1 + e^{-a}} - y"),
    "cross-entropy": .init(term: "-y \\log a", derivative: "-\\frac{y}{a}"),
    "softmax-cross-entropy": .init(
      term: "-\\mathbf{y} \\cdot \\log \\operatorname{softmax}(\\mathbf{a})",
      derivative: "\\operatorname{softmax}(\\mathbf{a}) - \\mathbf{y}", isOfVectors: true,
      parameter: "\\varepsilon"),
    "negative-log-likelihood": .init(term: "-y \\cdot a", derivative: "-y"),
    "kl-divergence": .init(term: "y \\log \\frac{y}{a}", derivative: "-\\frac{y}{a}"),
    "hinge": .init(
      term: "\\max(0, 1 - y \\cdot a)",
      derivative: "\\begin{cases} -y & y \\cdot a < 1 \\\\ 0 & y \\cdot a \\ge 1 \\end{cases}",
      takesNumbers: false),
  ]
}
