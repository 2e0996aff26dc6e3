/// What can be read from a network.
extension Network {
  /// All parameters, layer by layer.
  package var parameters: [Quantity] { learned.map(\.quantity) }

  /// What is there to be learned, trainable or frozen.
  private var learned: [ParameterBlueprint] {
    blueprint.layers.flatMap(\.parameters).filter { !$0.description.isStatistic }
  }

  /// Whether a backward pass has been made.
  package var hasGradients: Bool { hasBackward }

  /// A value, or nil where the step that computes it has not run, or the network has no such value.
  package subscript(quantity: Quantity) -> Tensor? {
    switch quantity {
    case .inputs:
      if plan === fullPlan { return asUsed(description.data.inputs) }
      return batch(plan.inputs, blueprint.inputShape, blueprint.inputAxes)
    case .targets:
      if plan === fullPlan { return description.data.targets.map(asUsed) }
      return batch(plan.targets, blueprint.outputShape, blueprint.layers.last?.outputAxes, of: plan)
    case .weightedSum(let index):
      guard hasForward, let (layer, values) = layer(index) else { return nil }
      guard layer.description.transform.hasSum else { return nil }
      let hasBias = layer.parameters.contains { $0.description.letter == "b" }
      return batch(hasBias ? values.s : values.z, layer.output, layer.sumAxes)
    case .preactivation(let index):
      guard hasForward, let (layer, values) = layer(index) else { return nil }
      return batch(values.z, layer.output, layer.outputAxes)
    case .activation(let index):
      guard hasForward, let (layer, values) = layer(index) else { return nil }
      return batch(values.a, layer.output, layer.outputAxes)
    case .parameter, .statistic:
      return parameter(quantity).map { tensor($0, parameterMemory) }
    case .loss:
      return hasForward ? reportedLoss : nil
    case .gradient(let inner):
      return hasBackward ? gradient(inner) : nil
    case .error:
      return hasForward ? summedError : nil
    }
  }

  /// What the last update changed, layer by layer; nil before the first, or where the last
  /// training ended in a way that did not keep it.
  package var lastUpdate: [ParameterChange]? {
    guard hasUpdate else { return nil }
    return learned.map {
      ParameterChange(
        quantity: $0.quantity, before: tensor($0, previousMemory),
        gradient: tensor($0, gradientMemory), after: tensor($0, parameterMemory))
    }
  }

  /// The bytes of the parameters and statistics, little-endian, in the order and layout in which they are shown; every NaN is
  /// the canonical one.
  package var parameterDigestBytes: [UInt8] {
    blueprint.layers.flatMap(\.parameters).flatMap { parameter in
      tensor(parameter, parameterMemory).elements.flatMap { element -> [UInt8] in
        switch precision {
        case .float64:
          let bits = (element.isNaN ? Double.nan : element).bitPattern.littleEndian
          return withUnsafeBytes(of: bits, Array.init)
        case .float32:
          let bits = (element.isNaN ? Float.nan : Float(element)).bitPattern.littleEndian
          return withUnsafeBytes(of: bits, Array.init)
        }
      }
    }
  }

  /// The layers with their shapes.
  package var layerSummaries: [LayerSummary] { blueprint.layerSummaries }

  /// The first layer, from 1, that can do nothing with the smallest batch so far, and why.
  package var batchCaution: (layer: Int, samples: Int, reason: String)? {
    let samples = batchPlans.reduce(samples) { min($0, $1.samples) }
    for (index, layer) in blueprint.layers.enumerated() {
      let transform = layer.description.transform
      if let reason = transform.caution(input: layer.input, samples: samples) {
        return (index + 1, samples, reason)
      }
    }
    return nil
  }

  /// The gradient of a quantity from the last backward pass.
  private func gradient(_ quantity: Quantity) -> Tensor? {
    switch quantity {
    case .preactivation(let index):
      guard let (layer, values) = layer(index) else { return nil }
      return batch(values.dz, layer.output, layer.outputAxes)
    case .activation(let index):
      guard let (layer, values) = layer(index) else { return nil }
      return batch(values.da, layer.output, layer.outputAxes)
    case .weightedSum(let index):
      guard let (layer, values) = layer(index), layer.description.transform.hasSum else {
        return nil
      }
      return batch(values.dz, layer.output, layer.sumAxes)
    case .parameter:
      return parameter(quantity).map { tensor($0, gradientMemory) }
    case .inputs, .targets, .statistic, .loss, .gradient, .error:
      return nil
    }
  }

  /// Data as the network computes with them. Integers stay integers.
  private func asUsed(_ data: Tensor) -> Tensor {
    guard precision == .float32 else { return data }
    return Tensor(
      shape: data.shape, elements: data.elements.map(precision.rounded),
      elementType: data.elementType == .float64 ? .float32 : data.elementType)
  }

  private var reportedLoss: Tensor? {
    guard let loss = plan.loss, let last = blueprint.layers.last, let description = description.loss
    else { return nil }
    if description.report == .none {
      return batch(loss.terms, last.output, last.outputAxes)
    }
    return Tensor(loss.value, elementType: precision.elementType)
  }

  /// Σ (y − a) in NumPy's order.
  private var summedError: Tensor? {
    guard plan.loss != nil, let values = plan.layers.last else { return nil }
    let count = plan.samples * blueprint.outputShape.reduce(1, *)
    let difference = Memory(precision, count: count)
    kernels.arithmetic.subtract(count, plan.targets, values.a, difference.base)
    return Tensor(
      kernels.arithmetic.sum(count, difference.base), elementType: precision.elementType)
  }

  private func layer(_ index: Int) -> (LayerBlueprint, Plan.LayerValues)? {
    guard (1...blueprint.layers.count).contains(index) else { return nil }
    return (blueprint.layers[index - 1], plan.layers[index - 1])
  }

  private func parameter(_ quantity: Quantity) -> ParameterBlueprint? {
    quantity.layer.flatMap(layer)?.0.parameters.first { $0.quantity == quantity }
  }

  /// A parameter, or what lies in the same place of another block, as a reader sees it.
  func tensor(_ parameter: ParameterBlueprint, _ memory: Memory) -> Tensor {
    let elements = (0..<parameter.count).map { memory[parameter.offset + $0] }
    guard parameter.isTransposed else {
      return Tensor(
        shape: parameter.shape, elements: elements, elementType: precision.elementType)
    }
    let stored = Tensor(shape: parameter.shape.reversed(), elements: elements)
    return Tensor(
      shape: parameter.shape, elements: stored.transposed, elementType: precision.elementType)
  }

  /// A batch of samples of the last plan as a reader sees it.
  private func batch(
    _ memory: UnsafeMutableRawPointer, _ sample: [Int], _ axes: Axes
  ) -> Tensor {
    batch(memory, sample, axes, of: plan)
  }

  /// A batch of samples as a reader sees it.
  func batch(
    _ memory: UnsafeMutableRawPointer, _ sample: [Int], _ axes: Axes?, of plan: Plan
  ) -> Tensor {
    let size = sample.reduce(1, *)
    let stored = Tensor(
      shape: [plan.samples, size],
      elements: (0..<plan.samples * size).map { precision.load(memory, $0) },
      elementType: precision.elementType)
    let isColumns = description.orientation == .outputInput && sample.count == 1
    let samples = axes?.samples == false && plan.samples == 1 ? [] : [plan.samples]
    let features = axes?.features == false ? [] : sample
    return Tensor(
      shape: isColumns ? features + samples : samples + features,
      elements: isColumns ? stored.transposed : stored.elements,
      elementType: precision.elementType)
  }
}

/// What an update did to a parameter. All three have the parameter's shape.
package struct ParameterChange: Equatable, Sendable {
  /// Which parameter.
  package let quantity: Quantity
  /// What it was before the update.
  package let before: Tensor
  /// Its gradient, without penalties and before any clipping.
  package let gradient: Tensor
  /// What the update made of it.
  package let after: Tensor
}

/// A layer as a table of layers lists it.
package struct LayerSummary: Equatable, Sendable {
  /// The name of its kind.
  package let name: String
  /// The activation's name.
  package let activation: String
  /// The shape of one sample of its inputs.
  package let inputShape: [Int]
  /// The shape of one sample of its outputs.
  package let outputShape: [Int]
  /// How many parameters it has.
  package let parameterCount: Int
  /// How many of them no update changes.
  package let frozenCount: Int
  /// How many numbers it keeps of the batches that it has seen, none of which is a parameter.
  package let statisticCount: Int
}

extension NetworkDescription {
  /// The layers with their shapes; nil where the description is in error.
  package var layerSummaries: [LayerSummary]? { resolve().blueprint?.layerSummaries }
}

extension Blueprint {
  fileprivate var layerSummaries: [LayerSummary] {
    layers.map { layer in
      LayerSummary(
        name: type(of: layer.description.transform).name,
        activation: type(of: layer.description.activation).name,
        inputShape: layer.input, outputShape: layer.output,
        parameterCount: layer.count(where: { !$0.description.isStatistic }),
        frozenCount: layer.count(where: { !$0.description.isStatistic && !$0.isTrainable }),
        statisticCount: layer.count(where: \.description.isStatistic))
    }
  }
}

extension LayerBlueprint {
  fileprivate func count(where isWanted: (ParameterBlueprint) -> Bool) -> Int {
    parameters.filter(isWanted).reduce(0) { $0 + $1.count }
  }
}
