/// The squared error.
public struct SquaredError: Loss {
  public static let name = "squared-error"
  public static let summary = "(a − y)²"
  public static let counterpart: String? = "torch.nn.functional.mse_loss"
  public let definition = LossDefinition.kernel(.squaredError)
  public let formula = LossFormula(term: "(a - y)^{2}", derivative: "2 (a - y)")

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}
}

/// Half the squared error, whose derivative is the error itself.
public struct HalfSquaredError: Loss {
  public static let name = "half-squared-error"
  public static let summary = "½(a − y)²"
  public static let counterpart: String? = "torch.nn.functional.mse_loss(…) / 2"
  public let definition = LossDefinition.kernel(.halfSquaredError)
  public let formula = LossFormula(term: #"\frac{1}{2} (a - y)^{2}"#, derivative: "a - y")

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}
}

/// The absolute error. Its derivative where a = y is taken to be 0.
public struct AbsoluteError: Loss {
  public static let name = "absolute-error"
  public static let summary = "|a − y|"
  public static let counterpart: String? = "torch.nn.functional.l1_loss"
  public let definition = LossDefinition.kernel(.absoluteError)
  public let formula = LossFormula(
    term: #"\left| a - y \right|"#, derivative: #"\operatorname{sign}(a - y)"#)

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}

  public func piece(output: Double, target: Double) -> Int {
    output > target ? 1 : output < target ? -1 : 0
  }
}

/// The squared error, made linear for large errors.
public struct Huber: Loss {
  public static let name = "huber"
  public static let summary = "½e² where |e| ≤ δ, δ(|e| − ½δ) elsewhere, e = a − y"
  public static let counterpart: String? = "torch.nn.functional.huber_loss"
  /// The error δ where the parabola becomes a line.
  public let threshold: Double

  /// Makes the loss.
  public init(threshold: Double = 1) {
    self.threshold = threshold
  }

  public init(settings: inout some Settings) {
    threshold = settings.number(
      "delta", in: .positive, default: 1, "δ, where the parabola becomes a line")
  }

  public var definition: LossDefinition { .kernel(.huber, parameter: threshold) }

  public var formula: LossFormula {
    LossFormula(
      term: #"\begin{cases} \frac{1}{2} (a - y)^{2} & |a - y| \le \delta \\ "#
        + #"\delta \left( |a - y| - \frac{1}{2} \delta \right) & |a - y| > \delta \end{cases}"#,
      derivative: #"\begin{cases} a - y & |a - y| \le \delta \\ "#
        + #"\delta \operatorname{sign}(a - y) & |a - y| > \delta \end{cases}"#,
      takesNumbers: false, parameter: FormulaParameter(#"\delta"#, threshold))
  }

  public func piece(output: Double, target: Double) -> Int {
    let error = output - target
    return error > threshold ? 1 : error < -threshold ? -1 : 0
  }
}

/// The logarithm of the hyperbolic cosine of the error, computed without overflow.
public struct LogCosh: Loss {
  public static let name = "log-cosh"
  public static let summary = "log cosh(a − y)"
  public static let counterpart: String? = "torch.log(torch.cosh(…))"
  public let formula = LossFormula(
    term: #"\log \cosh(a - y)"#, derivative: #"\tanh(a - y)"#)
  public let definition = LossDefinition.composed({ a, y in
    // cosh e − 1 = ½ (exp(e) − 1)² / exp(e) keeps its digits where e is small.
    let size = Elements.abs(a - y)
    let growth = Elements.expm1(size)
    let near = Elements.log1p(0.5 * (growth * growth) / (1 + growth))
    let far = size + .log1p(.exp(-2 * size)) - 0.693147180559945309417232121458
    return .select(size .< 1, near, far)
  }) { a, y in .tanh(a - y) }

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}
}
