/// The function that changes nothing: f(z) = z.
public struct Identity: Activation {
  public static let name = "identity"
  public static let summary = "f(z) = z"
  public static let counterpart: String? = "torch.nn.Identity"
  public let definition = ActivationDefinition.kernel(.identity)
  public let formula = ActivationFormula(symbol: #"\mathrm{id}"#, value: "z", derivative: "1")

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
