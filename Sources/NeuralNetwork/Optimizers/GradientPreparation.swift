/// What is done to a gradient before the optimizer sees it, in this order: penalties are added, values
/// clipped, then the norm.
///
/// The reported loss and the gradients that are shown leave the penalties out.
public struct GradientPreparation: Equatable, Sendable {
  /// λ·w is added for every parameter, as PyTorch's `weight_decay` does.
  public var weightDecay = 0.0
  /// λ·sign(w) is added for weights: the gradient of λ Σ |w|.
  public var l1 = 0.0
  /// 2λ·w is added for weights: the gradient of λ Σ w².
  public var l2 = 0.0
  /// Elements are kept within ± this.
  public var clipValue: Double?
  /// Where the norm over all parameters exceeds this, the gradient is scaled down to it.
  public var clipNorm: Double?

  /// Leaves gradients as they are.
  public init() {}

  /// Reads what is to be done. Where weights decay apart from the gradient, that is for the optimizer to read.
  public init(settings: inout some Settings, decoupledDecay: Bool = false) {
    if !decoupledDecay {
      weightDecay = settings.number(
        "weight-decay", in: .nonNegative, default: 0, "λ: λ·w is added to every gradient")
    }
    l1 = settings.number(
      "l1", in: .nonNegative, default: 0, "λ: λ·sign(w) is added to the gradients of weights")
    l2 = settings.number(
      "l2", in: .nonNegative, default: 0, "λ: 2λ·w is added to the gradients of weights")
    clipValue = settings.number(
      "clip-value", in: .positive, "gradients are kept within plus and minus this")
    clipNorm = settings.number(
      "clip-norm", in: .positive, "the norm that all gradients together may have")
  }

  /// Whether gradients are left as they are.
  var isNothing: Bool { self == GradientPreparation() }
}
