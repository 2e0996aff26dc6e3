import KernelInterface

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
