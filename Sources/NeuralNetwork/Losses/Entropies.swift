/// The cross-entropy of yes-or-no targets and predicted probabilities.
public struct BinaryCrossEntropy: Loss {
  public static let name = "binary-cross-entropy"
  public static let summary = "−(y log a + (1 − y) log(1 − a)), a being probabilities"
  public static let counterpart: String? = "torch.nn.functional.binary_cross_entropy"
  public let definition = LossDefinition.kernel(.binaryCrossEntropy)
  public let formula = LossFormula(
    term: #"-\left( y \log a + (1 - y) \log(1 - a) \right)"#,
    derivative: #"\frac{a - y}{a (1 - a)}"#)

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}

  public var outputs: OutputValues { .probabilities }
  public var targets: TargetValues { .range(0...1) }

  public func fuses(with activation: any Activation) -> Bool { activation is Sigmoid }
}

/// The binary cross-entropy of the sigmoid of the outputs, stable for logits of any size.
public struct LogitBinaryCrossEntropy: Loss {
  public static let name = "binary-cross-entropy-logits"
  public static let summary = "log(1 + exp(a)) − a·y, a being logits"
  public static let counterpart: String? =
    "torch.nn.functional.binary_cross_entropy_with_logits"
  public let definition = LossDefinition.kernel(.logitBinaryCrossEntropy)
  public let formula = LossFormula(
    term: #"\log \left( 1 + e^{a} \right) - a \cdot y"#, derivative: #"\frac{1}{1 + e^{-a}} - y"#)

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}

  public var targets: TargetValues { .range(0...1) }
  public var outputs: OutputValues { .logits }
}

/// The cross-entropy of classes and predicted probabilities, such as softmax gives.
public struct CrossEntropy: Loss {
  public static let name = "cross-entropy"
  public static let summary = "−Σ y log a, a being probabilities of classes"
  public static let counterpart: String? = "torch.nn.functional.nll_loss(torch.log(…))"
  public let definition = LossDefinition.kernel(.crossEntropy)
  public let formula = LossFormula(term: #"-y \log a"#, derivative: #"-\frac{y}{a}"#)

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}

  public var outputs: OutputValues { .probabilities }
  public var targets: TargetValues { .range(0...1) }
  public var mean: LossMean { .overSamples }
  public var acceptsClasses: Bool { true }
  public func fuses(with activation: any Activation) -> Bool { activation is Softmax }
}

/// The cross-entropy of classes and the softmax of the outputs, stable for logits of any size.
public struct SoftmaxCrossEntropy: Loss {
  public static let name = "softmax-cross-entropy"
  public static let summary = "−Σ y log softmax(a), a being logits of classes"
  public static let counterpart: String? = "torch.nn.functional.cross_entropy"
  /// The smoothing ε: targets are (1 − ε) y + ε / classes.
  public let smoothing: Double

  /// Makes the loss.
  public init(smoothing: Double = 0) {
    self.smoothing = smoothing
  }

  public init(settings: inout some Settings) {
    smoothing = settings.number(
      "label-smoothing", in: .fraction, default: 0, "ε: targets are (1 − ε) y + ε / classes")
  }

  public var definition: LossDefinition { .kernel(.softmaxCrossEntropy, parameter: smoothing) }

  public var formula: LossFormula {
    let isSmoothed = smoothing != 0
    return LossFormula(
      term: #"-\mathbf{y} \cdot \log \operatorname{softmax}(\mathbf{a})"#,
      derivative: #"\operatorname{softmax}(\mathbf{a}) - \mathbf{y}"#, isOfVectors: true,
      parameter: isSmoothed ? FormulaParameter(#"\varepsilon"#, smoothing) : nil,
      definition: isSmoothed
        ? #"\mathbf{y} \leftarrow (1 - \varepsilon) \mathbf{y} + \frac{\varepsilon}{K}"# : nil)
  }

  public var outputs: OutputValues { .logits }
  public var targets: TargetValues { .range(0...1) }
  public var mean: LossMean { .overSamples }
  public var acceptsClasses: Bool { true }
}

/// The negative log-likelihood of classes, given log-probabilities.
public struct NegativeLogLikelihood: Loss {
  public static let name = "negative-log-likelihood"
  public static let summary = "−Σ y·a, a being log-probabilities of classes"
  public static let counterpart: String? = "torch.nn.functional.nll_loss"
  public let definition = LossDefinition.kernel(.negativeLogLikelihood)
  public let formula = LossFormula(term: #"-y \cdot a"#, derivative: "-y")

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}

  public var outputs: OutputValues { .logProbabilities }
  public var mean: LossMean { .overSamples }
  public var acceptsClasses: Bool { true }
}

/// The Kullback–Leibler divergence of the outputs from the targets; 0 where y = 0.
public struct KullbackLeibler: Loss {
  public static let name = "kl-divergence"
  public static let summary = "Σ y log(y / a), a and y being probabilities"
  public static let counterpart: String? = "torch.nn.functional.kl_div(torch.log(…), …)"
  public let formula = LossFormula(
    term: #"y \log \frac{y}{a}"#, derivative: #"-\frac{y}{a}"#)
  public let definition = LossDefinition.composed({ a, y in
    // The logarithm of 1 is sooner had than that of 0, which does not count.
    let isZero = y .== 0
    return .select(isZero, 0, y * (.log(.select(isZero, 1, y)) - .log(a)))
  }) { a, y in .select(y .== 0, 0, -y / a) }

  /// Makes the loss.
  public init() {}

  public init(settings: inout some Settings) {}

  public var outputs: OutputValues { .probabilities }
  public var targets: TargetValues { .range(0...1) }
  public var mean: LossMean { .overSamples }
}
