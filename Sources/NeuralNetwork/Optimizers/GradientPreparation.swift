import KernelInterface

/// What is done to a gradient before the optimizer sees it, in this order: penalties are added, values
/// clipped, then the norm.
///
/// The reported loss and the gradients that are shown leave the penalties out.
package struct GradientPreparation: Equatable, Sendable {
  /// λ·w is added for every parameter, as PyTorch's `weight_decay` does.
  package var weightDecay = 0.0
  /// λ·sign(w) is added for weights: the gradient of λ Σ |w|.
  package var l1 = 0.0
  /// 2λ·w is added for weights: the gradient of λ Σ w².
  package var l2 = 0.0
  /// Elements are kept within ± this.
  package var clipValue: Double?
  /// Where the norm over all parameters exceeds this, the gradient is scaled down to it.
  package var clipNorm: Double?

  /// Leaves gradients as they are.
  package init() {}

  /// Reads what is to be done. Where weights decay apart from the gradient, that is for the optimizer to read.
  package init(settings: inout some Settings, decoupledDecay: Bool = false) {
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

/// Adds penalties to gradients and clips them.
final class GradientPreparer {
  /// What the optimizer is to see, laid out like the gradients.
  let prepared: Memory
  private let preparation: GradientPreparation
  private let arithmetic: ArithmeticKernels
  private let parameters: Memory
  private let gradients: Memory
  private let parts: [Part]

  /// A trained parameter.
  private struct Part {
    let offset: Int
    let count: Int
    let isWeight: Bool
  }

  init(_ preparation: GradientPreparation, _ network: Network) {
    self.preparation = preparation
    arithmetic = network.kernels.arithmetic
    parameters = network.parameterMemory
    gradients = network.gradientMemory
    prepared = Memory(network.precision, count: gradients.count)
    parts = network.blueprint.layers.flatMap(\.parameters).filter(\.isTrainable).map {
      Part(offset: $0.offset, count: $0.count, isWeight: $0.description.isWeight)
    }
  }

  /// Prepares the gradients as they are now.
  func prepare() {
    let bound = preparation.clipValue ?? .infinity
    for part in parts {
      let l1 = part.isWeight ? preparation.l1 : 0
      let l2 = part.isWeight ? preparation.l2 : 0
      arithmetic.penalize(
        part.count, preparation.weightDecay + 2 * l2, l1, bound, parameters.pointer(part.offset),
        gradients.pointer(part.offset), prepared.pointer(part.offset))
    }
    guard let limit = preparation.clipNorm else { return }
    let square = parts.reduce(0.0) {
      $0 + arithmetic.sumOfSquares($1.count, prepared.pointer($1.offset))
    }
    let norm = square.squareRoot()
    guard norm > limit else { return }
    for part in parts {
      arithmetic.scale(part.count, limit / norm, prepared.pointer(part.offset))
    }
  }
}
