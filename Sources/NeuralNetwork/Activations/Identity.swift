/// The function that changes nothing: f(z) = z.
package struct Identity: Activation {
  package static let name = "identity"
  package static let summary = "f(z) = z"
  package static let counterpart: String? = "torch.nn.Identity"
  package let definition = ActivationDefinition.kernel(.identity)
  package let formula = ActivationFormula(symbol: #"\mathrm{id}"#, value: "z", derivative: "1")

  /// Makes the function.
  package init() {}

  package init(settings: inout some Settings) {}
}
