/// The function that makes probabilities of classes.
package struct Softmax: Activation {
  package static let name = "softmax"
  package static let summary = "a = exp(z) / Σ exp(z) over a sample’s outputs"
  package static let counterpart: String? = "torch.softmax"
  package let definition = ActivationDefinition.kernel(.softmax)
  package let givesProbabilities = true
  // The derivative is a matrix for each sample: what it does to a gradient is written in full.
  package let formula = ActivationFormula(
    symbol: #"\mathrm{softmax}"#, value: #"\frac{e^{z}}{\sum_{k} e^{z_{k}}}"#,
    derivative: #"\frac{\partial a_{i}}{\partial z_{j}} = a_{i} (\delta_{i j} - a_{j})"#)

  /// Makes the function.
  package init() {}

  package init(settings: inout some Settings) {}
}
