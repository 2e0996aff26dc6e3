/// The cross-entropy of yes-or-no targets and predicted probabilities.
package struct BinaryCrossEntropy: Loss {
  package static let name = "binary-cross-entropy"
  package static let summary = "−(y log a + (1 − y) log(1 − a)), a being probabilities"
  package static let counterpart: String? = "torch.nn.functional.binary_cross_entropy"
  package let definition = LossDefinition.kernel(.binaryCrossEntropy)
  package let formula = LossFormula(
    term: #"-\left( y \log a + (1 - y) \log(1 - a) \right)"#,
    derivative: #"\frac{a - y}{a (1 - a)}"#)

  /// Makes the loss.
  package init() {}

  package init(settings: inout some Settings) {}

  package var outputs: OutputValues { .probabilities }
  package var targets: TargetValues { .range(0...1) }

  package func fuses(with activation: any Activation) -> Bool { activation is Sigmoid }
}

/// The binary cross-entropy of the sigmoid of the outputs, stable for logits of any size.
package struct LogitBinaryCrossEntropy: Loss {
  package static let name = "binary-cross-entropy-logits"
  package static let summary = "log(1 + exp(a)) − a·y, a being logits"
  package static let counterpart: String? =
    "torch.nn.functional.binary_cross_entropy_with_logits"
  package let definition = LossDefinition.kernel(.logitBinaryCrossEntropy)
  package let formula = LossFormula(
    term: #"\log \left( 1 + e^{a} \right) - a \cdot y"#, derivative: #"\frac{1}{1 + e^{-a}} - y"#)

  /// Makes the loss.
  package init() {}

  package init(settings: inout some Settings) {}

  package var targets: TargetValues { .range(0...1) }
  package var outputs: OutputValues { .logits }
}

/// The cross-entropy of classes and predicted probabilities, such as softmax gives.
package struct CrossEntropy: Loss {
  package static let name = "cross-entropy"
  package static let summary = "−Σ y log a, a being probabilities of classes"
  package static let counterpart: String? = "torch.nn.functional.nll_loss(torch.log(…))"
  package let definition = LossDefinition.kernel(.crossEntropy)
  package let formula = LossFormula(term: #"-y \log a"#, derivative: #"-\frac{y}{a}"#)

  /// Makes the loss.
  package init() {}

  package init(settings: inout some Settings) {}

  package var outputs: OutputValues { .probabilities }
  package var targets: TargetValues { .range(0...1) }
  package var mean: LossMean { .overSamples }
  package var acceptsClasses: Bool { true }
  package func fuses(with activation: any Activation) -> Bool { activation is Softmax }
}

/// The cross-entropy of classes and the softmax of the outputs, stable for logits of any size.
package struct SoftmaxCrossEntropy: Loss {
  package static let name = "softmax-cross-entropy"
  package static let summary = "−Σ y log softmax(a), a being logits of classes"
  package static let counterpart: String? = "torch.nn.functional.cross_entropy"
  /// The smoothing ε: targets are (1 − ε) y + ε / classes.
  package let smoothing: Double

  /// Makes the loss.
  package init(smoothing: Double = 0) {
    self.smoothing = smoothing
  }

  package init(settings: inout some Settings) {
    smoothing = settings.number(
      "label-smoothing", in: .fraction, default: 0, "ε: targets are (1 − ε) y + ε / classes")
  }

  package var definition: LossDefinition { .kernel(.softmaxCrossEntropy, parameter: smoothing) }

  package var formula: LossFormula {
    let isSmoothed = smoothing != 0
    return LossFormula(
      term: #"-\mathbf{y} \cdot \log \operatorname{softmax}(\mathbf{a})"#,
      derivative: #"\operatorname{softmax}(\mathbf{a}) - \mathbf{y}"#, isOfVectors: true,
      parameter: isSmoothed ? FormulaParameter(#"\varepsilon"#, smoothing) : nil,
      definition: isSmoothed
        ? #"\mathbf{y} \leftarrow (1 - \varepsilon) \mathbf{y} + \frac{\varepsilon}{K}"# : nil)
  }

  package var outputs: OutputValues { .logits }
  package var targets: TargetValues { .range(0...1) }
  package var mean: LossMean { .overSamples }
  package var acceptsClasses: Bool { true }
}

/// The negative log-likelihood of classes, given log-probabilities.
package struct NegativeLogLikelihood: Loss {
  package static let name = "negative-log-likelihood"
  package static let summary = "−Σ y·a, a being log-probabilities of classes"
  package static let counterpart: String? = "torch.nn.functional.nll_loss"
  package let definition = LossDefinition.kernel(.negativeLogLikelihood)
  package let formula = LossFormula(term: #"-y \cdot a"#, derivative: "-y")

  /// Makes the loss.
  package init() {}

  package init(settings: inout some Settings) {}

  package var outputs: OutputValues { .logProbabilities }
  package var mean: LossMean { .overSamples }
  package var acceptsClasses: Bool { true }
}

/// The Kullback–Leibler divergence of the outputs from the targets; 0 where y = 0.
package struct KullbackLeibler: Loss {
  package static let name = "kl-divergence"
  package static let summary = "Σ y log(y / a), a and y being probabilities"
  package static let counterpart: String? = "torch.nn.functional.kl_div(torch.log(…), …)"
  package let formula = LossFormula(
    term: #"y \log \frac{y}{a}"#, derivative: #"-\frac{y}{a}"#)
  package let definition = LossDefinition.composed({ a, y in
    // Near 1 the quotient's logarithm is that of 1 and a difference, which keeps its digits; elsewhere it is that
    // of the quotient or, where that could overflow, a difference of logarithms.
    let isZero = y .== 0
    // The logarithm of 1 is sooner had than that of 0, which does not count.
    let y = Elements.select(isZero, 1, y)
    let quotient = y / a
    let isNear = (0.5 .< quotient) * (quotient .< 2)
    let isModerate = (1e-30 .< quotient) * (quotient .< 1e30)
    let near = Elements.log1p((y - a) / a)
    let far = Elements.log(.select(isModerate, quotient, y)) - .log(.select(isModerate, 1, a))
    return .select(isZero, 0, y * .select(isNear, near, far))
  }) { a, y in .select(y .== 0, 0, -y / a) }

  /// Makes the loss.
  package init() {}

  package init(settings: inout some Settings) {}

  package var outputs: OutputValues { .probabilities }
  package var targets: TargetValues { .range(0...1) }
  package var mean: LossMean { .overSamples }
}
