/// The squared error.
package struct SquaredError: Loss {
  package static let name = "squared-error"
  package static let summary = "(a − y)²"
  package static let counterpart: String? = "torch.nn.functional.mse_loss"
  package let definition = LossDefinition.kernel(.squaredError)
  package let formula = LossFormula(term: "(a - y)^{2}", derivative: "2 (a - y)")

  /// Makes the loss.
  package init() {}

  package init(settings: inout some Settings) {}
}

/// Half the squared error, whose derivative is the error itself.
package struct HalfSquaredError: Loss {
  package static let name = "half-squared-error"
  package static let summary = "½(a − y)²"
  package static let counterpart: String? = "torch.nn.functional.mse_loss(…) / 2"
  package let definition = LossDefinition.kernel(.halfSquaredError)
  package let formula = LossFormula(term: #"\frac{1}{2} (a - y)^{2}"#, derivative: "a - y")

  /// Makes the loss.
  package init() {}

  package init(settings: inout some Settings) {}
}

/// The absolute error. Its derivative where a = y is taken to be 0.
package struct AbsoluteError: Loss {
  package static let name = "absolute-error"
  package static let summary = "|a − y|"
  package static let counterpart: String? = "torch.nn.functional.l1_loss"
  package let definition = LossDefinition.kernel(.absoluteError)
  package let formula = LossFormula(
    term: #"\left| a - y \right|"#, derivative: #"\operatorname{sign}(a - y)"#)

  /// Makes the loss.
  package init() {}

  package init(settings: inout some Settings) {}

  package func piece(output: Double, target: Double) -> Int {
    output > target ? 1 : output < target ? -1 : 0
  }
}

/// The squared error, made linear for large errors.
package struct Huber: Loss {
  package static let name = "huber"
  package static let summary = "½e² where |e| ≤ δ, δ(|e| − ½δ) elsewhere, e = a − y"
  package static let counterpart: String? = "torch.nn.functional.huber_loss"
  /// The error δ where the parabola becomes a line.
  package let threshold: Double

  /// Makes the loss.
  package init(threshold: Double = 1) {
    self.threshold = threshold
  }

  package init(settings: inout some Settings) {
    threshold = settings.number(
      "delta", in: .positive, default: 1, "δ, where the parabola becomes a line")
  }

  package var definition: LossDefinition { .kernel(.huber, parameter: threshold) }

  package var formula: LossFormula {
    LossFormula(
      term: #"\begin{cases} \frac{1}{2} (a - y)^{2} & |a - y| \le \delta \\ "#
        + #"\delta \left( |a - y| - \frac{1}{2} \delta \right) & |a - y| > \delta \end{cases}"#,
      derivative: #"\begin{cases} a - y & |a - y| \le \delta \\ "#
        + #"\delta \operatorname{sign}(a - y) & |a - y| > \delta \end{cases}"#,
      takesNumbers: false, parameter: FormulaParameter(#"\delta"#, threshold))
  }

  package func piece(output: Double, target: Double) -> Int {
    let error = output - target
    return error > threshold ? 1 : error < -threshold ? -1 : 0
  }
}

/// The logarithm of the hyperbolic cosine of the error, computed without overflow.
package struct LogCosh: Loss {
  package static let name = "log-cosh"
  package static let summary = "log cosh(a − y)"
  package static let counterpart: String? = "torch.log(torch.cosh(…))"
  package let formula = LossFormula(
    term: #"\log \cosh(a - y)"#, derivative: #"\tanh(a - y)"#)
  package let definition = LossDefinition.composed({ a, y in
    // cosh e − 1 = ½ (exp(e) − 1)² / exp(e) keeps its digits where e is small.
    let size = Elements.abs(a - y)
    let growth = Elements.expm1(size)
    let near = Elements.log1p(0.5 * (growth * growth) / (1 + growth))
    let far = size + .log1p(.exp(-2 * size)) - 0.693147180559945309417232121458
    return .select(size .< 1, near, far)
  }) { a, y in .tanh(a - y) }

  /// Makes the loss.
  package init() {}

  package init(settings: inout some Settings) {}
}
