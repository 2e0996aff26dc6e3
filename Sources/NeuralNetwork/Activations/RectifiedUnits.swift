/// The rectifier. Its derivative at 0 is taken to be 0.
public struct ReLU: Activation {
  public static let name = "relu"
  public static let summary = "f(z) = max(0, z)"
  public static let counterpart: String? = "torch.relu"
  public let definition = ActivationDefinition.kernel(.relu)
  public let kinks = [0.0]
  public let formula = ActivationFormula(
    symbol: #"\mathrm{relu}"#, value: #"\max(0, z)"#,
    derivative: #"\begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}"#)

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}

/// The rectifier that lets a little through.
public struct LeakyReLU: Activation {
  public static let name = "leaky-relu"
  public static let summary = "f(z) = z where z > 0, αz elsewhere"
  public static let counterpart: String? = "torch.nn.functional.leaky_relu"
  public let kinks = [0.0]
  /// The slope below 0, α.
  public let slope: Double

  /// Makes the function.
  public init(slope: Double = 0.01) {
    self.slope = slope
  }

  public init(settings: inout some Settings) {
    slope = settings.number("slope", in: .finite, default: 0.01, "α, the slope below 0")
  }

  public var definition: ActivationDefinition { .kernel(.leakyReLU, parameter: slope) }

  public var formula: ActivationFormula {
    ActivationFormula(
      symbol: "f", value: #"\begin{cases} z & z > 0 \\ \alpha z & z \le 0 \end{cases}"#,
      derivative: #"\begin{cases} 1 & z > 0 \\ \alpha & z \le 0 \end{cases}"#,
      parameter: FormulaParameter(#"\alpha"#, slope))
  }
}

/// The smooth rectifier.
public struct Softplus: Activation {
  public static let name = "softplus"
  public static let summary = "f(z) = log(1 + exp(z))"
  public static let counterpart: String? = "torch.nn.functional.softplus"
  public let definition = ActivationDefinition.kernel(.softplus)
  public let formula = ActivationFormula(
    symbol: #"\mathrm{softplus}"#, value: #"\log(1 + e^{z})"#,
    derivative: #"\frac{1}{1 + e^{-z}}"#)

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
