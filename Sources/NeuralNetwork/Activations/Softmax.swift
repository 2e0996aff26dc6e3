/// The function that makes probabilities of classes.
public struct Softmax: Activation {
  public static let name = "softmax"
  public static let summary = "a = exp(z) / Σ exp(z) over a sample’s outputs"
  public static let counterpart: String? = "torch.softmax"
  public let definition = ActivationDefinition.kernel(.softmax)
  public let givesProbabilities = true
  // The derivative is a matrix for each sample: what it does to a gradient is written in full.
  public let formula = ActivationFormula(
    symbol: #"\mathrm{softmax}"#, value: #"\frac{e^{z}}{\sum_{k} e^{z_{k}}}"#,
    derivative: #"\frac{\partial a_{i}}{\partial z_{j}} = a_{i} (\delta_{i j} - a_{j})"#)

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
