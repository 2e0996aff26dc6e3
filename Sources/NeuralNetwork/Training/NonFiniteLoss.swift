/// Where a pass whose loss is infinite or no number first left the finite numbers, in the order of computation.
package struct NonFiniteLoss: Equatable, Sendable {
  /// The first value that is not finite: x, y, a parameter, z, a or the loss itself; instead of the loss the outputs
  /// that it cannot take the logarithm of.
  package let quantity: Quantity
  /// Its sample in the data, from 0; nil for a parameter, and where only the sum of the loss's terms is not finite.
  package let sample: Int?
  /// Whether it, or the loss that is made of it, is no number; else it is infinite.
  package let isNaN: Bool
  /// How it came about.
  package let cause: Cause

  /// How a value that is not finite comes about from finite ones.
  package enum Cause: Equatable, Sendable {
    /// A number of the data is too large for the precision.
    case precision
    /// An update has made the parameter so.
    case update
    /// The loss takes the logarithm of 0, this output being 0 or 1.
    case logarithmOfZero(output: Double)
    /// The loss takes the logarithm of a negative number, this output being no probability.
    case noProbability(output: Double)
    /// A number is too large for the precision.
    case overflow
  }
}

extension Network {
  /// What makes the loss of the last passes infinite or no number; nil where it is finite or there is none.
  package var nonFiniteLoss: NonFiniteLoss? { nonFiniteLoss { $0 } }

  /// The same for passes over a batch whose rows are the samples that `sample` says.
  func nonFiniteLoss(sample: (_ row: Int) -> Int) -> NonFiniteLoss? {
    guard let loss = plan.loss, !loss.sum.isFinite else { return nil }
    func first(
      _ quantity: Quantity, _ memory: UnsafeRawPointer, _ shape: [Int], _ cause: NonFiniteLoss.Cause
    ) -> NonFiniteLoss? {
      let width = shape.reduce(1, *)
      guard let index = firstNonFinite(memory, count: plan.samples * width) else { return nil }
      return NonFiniteLoss(
        quantity: quantity, sample: sample(index / width),
        isNaN: precision.load(memory, index).isNaN, cause: cause)
    }
    let outputShape = blueprint.outputShape
    if let found = first(.inputs, plan.inputs, blueprint.inputShape, .precision)
      ?? first(.targets, plan.targets, outputShape, .precision)
    {
      return found
    }
    for (index, (layer, values)) in zip(blueprint.layers, plan.layers).enumerated() {
      for parameter in layer.parameters {
        let start = parameterMemory.pointer(parameter.offset)
        guard let index = firstNonFinite(start, count: parameter.count) else { continue }
        return NonFiniteLoss(
          quantity: parameter.quantity, sample: nil, isNaN: precision.load(start, index).isNaN,
          cause: .update)
      }
      if let found = first(.preactivation(layer: index + 1), values.z, layer.output, .overflow)
        ?? first(.activation(layer: index + 1), values.a, layer.output, .overflow)
      {
        return found
      }
    }
    let width = outputShape.reduce(1, *)
    guard let index = firstNonFinite(loss.terms, count: plan.samples * width) else {
      return NonFiniteLoss(quantity: .loss, sample: nil, isNaN: loss.sum.isNaN, cause: .overflow)
    }
    let cause = cause(ofTerm: index)
    return NonFiniteLoss(
      quantity: cause == .overflow ? .loss : .activation(layer: blueprint.layers.count),
      sample: sample(index / width), isNaN: precision.load(loss.terms, index).isNaN, cause: cause)
  }

  /// Why a term of the loss is not finite where all that it is made of is.
  private func cause(ofTerm index: Int) -> NonFiniteLoss.Cause {
    guard case .probabilities? = description.loss?.function.outputs, let last = plan.layers.last
    else { return .overflow }
    let output = precision.load(last.a, index)
    return (0...1).contains(output)
      ? .logarithmOfZero(output: output) : .noProbability(output: output)
  }

  private func firstNonFinite(_ memory: UnsafeRawPointer, count: Int) -> Int? {
    (0..<count).first { !precision.load(memory, $0).isFinite }
  }
}
