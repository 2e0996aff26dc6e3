/// A copy of a network in double precision whose parameters are moved, to see what its loss does, beside
/// the gradients that the backward pass gives it.
final class GradientProbe {
  /// The gradients by the chain rule, as they lie in memory.
  var gradients: [Double]
  /// The loss where the parameters are.
  let loss: Double
  private let network: Network
  private let pieces: SmoothPieces
  /// Of each layer, with the parameters where they are.
  private let outputs: [Memory]
  /// How far rounding may move the loss and each gradient; first asked for with the parameters where they are.
  lazy var noise = measureNoise()

  /// Copies a network with targets and a loss, and lets it run forwards and backwards.
  init(_ original: Network) {
    precondition(original.canTrain, "a network without targets and loss has no gradients")
    network = original.doublePrecisionCopy()
    network.forward()
    network.backward()
    network.random.isHeld = true
    gradients = (0..<network.gradientMemory.count).map { [memory = network.gradientMemory] in
      memory[$0]
    }
    loss = network.differentiatedLoss
    pieces = SmoothPieces(network)
    outputs = network.blueprint.layers.indices.map { [network] in network.copyOutputs(ofLayer: $0) }
  }

  /// The parameters that are trained, layer by layer.
  var parameters: [ParameterBlueprint] {
    network.blueprint.layers.flatMap(\.parameters).filter(\.isTrainable)
  }

  /// Compares the gradients of all parameters.
  func check(_ settings: GradientCheckSettings) -> GradientCheck {
    GradientCheck(
      entries: parameters.map { check($0, settings) }, scale: network.gradientScale,
      settings: settings)
  }
}

// MARK: - The loss nearby

extension GradientProbe {
  /// The parameter that memory holds at a place.
  func value(at place: Int) -> Double { network.parameterMemory[place] }

  /// The loss with some parameters moved along a direction.
  ///
  /// - Throws: Why it says nothing of the gradients: it is not finite, or lies beyond a kink.
  func loss(
    moving places: Range<Int>, along direction: [Double], by step: Double
  ) throws(GradientCheck.Reason) -> Double {
    let memory = network.parameterMemory
    let start = places.map { memory[$0] }
    defer { for (place, value) in zip(places, start) { memory[place] = value } }
    for (i, place) in places.enumerated() { memory[place] = start[i] + step * direction[i] }
    return try lossOfParameters()
  }

  /// (L(w + h) − L(w − h)) / 2h for the parameter at a place.
  ///
  /// - Throws: Why it says nothing of the gradients.
  func centralDifference(at place: Int, _ h: Double) throws(GradientCheck.Reason) -> Double {
    let memory = network.parameterMemory
    let center = memory[place]
    defer { memory[place] = center }
    let (above, below) = (center + h, center - h)
    memory[place] = above
    let lossAbove = try lossOfParameters()
    memory[place] = below
    let lossBelow = try lossOfParameters()
    return (lossAbove - lossBelow) / (above - below)
  }

  /// Whether nothing of a move of an element by ±h reaches the loss: the outputs of some layer stay what they
  /// are to the last bit, or the loss does and would with any other rounding.
  ///
  /// - Throws: Why the losses say nothing.
  func isWithoutEffect(
    _ parameter: ParameterBlueprint, at place: Int, _ h: Double
  ) throws(GradientCheck.Reason) -> Bool {
    let isFlat = noise.loss == 4 * loss.ulp
    let memory = network.parameterMemory
    let center = memory[place]
    defer { memory[place] = center }
    for moved in [center + h, center - h] {
      memory[place] = moved
      if try lossOfParameters() != loss { return false }
      let isStopped = (parameter.layer - 1..<outputs.count).contains {
        network.outputs(ofLayer: $0, equal: outputs[$0])
      }
      guard isStopped || isFlat else { return false }
    }
    return true
  }

  private func lossOfParameters() throws(GradientCheck.Reason) -> Double {
    network.forward()
    let loss = network.differentiatedLoss
    guard loss.isFinite else { throw .notFinite }
    if pieces.areLeft() { throw .kink }
    return loss
  }
}

// MARK: - Rounding

extension GradientProbe {
  /// Computes loss and gradients some times with other roundings.
  private func measureNoise() -> (loss: Double, gradients: [Double]) {
    let memory = network.gradientMemory
    network.forward()
    network.backward()
    let center = (0..<memory.count).map { memory[$0] }
    var rounding = RoundingNoise()
    var noise = (loss: 4 * loss.ulp, gradients: center.map { 4 * $0.ulp })
    for _ in 0..<8 {
      network.disturb(with: &rounding)
      noise.loss = max(noise.loss, (network.differentiatedLoss - loss).magnitude)
      for i in center.indices {
        noise.gradients[i] = max(noise.gradients[i], (memory[i] - center[i]).magnitude)
      }
    }
    return noise
  }
}

extension Network {
  /// The loss of the last pass that is differentiated.
  fileprivate var differentiatedLoss: Double {
    guard let pass = plan.loss else { return .nan }
    return description.loss?.differentiate == .mean ? pass.sum / pass.meanCount : pass.sum
  }

  /// A layer's outputs of all samples, from layer 0.
  fileprivate func copyOutputs(ofLayer layer: Int) -> Memory {
    let copy = Memory(
      precision, count: plan.samples * blueprint.layers[layer].output.reduce(1, *))
    copy.base.copyMemory(from: plan.layers[layer].a, byteCount: copy.count * precision.stride)
    return copy
  }

  /// Whether a layer's outputs are the same to the last bit.
  fileprivate func outputs(ofLayer layer: Int, equal copy: Memory) -> Bool {
    UnsafeRawBufferPointer(start: plan.layers[layer].a, count: copy.count * precision.stride)
      .elementsEqual(
        UnsafeRawBufferPointer(start: copy.base, count: copy.count * precision.stride))
  }

  /// Runs forwards and backwards as it might if all values were rounded a little differently.
  fileprivate func disturb(with noise: inout RoundingNoise) {
    plan.forward(with: &noise)
    plan.loss?.forward()
    // The derivative of a loss may take a probability from a target: that is rounded too.
    let count = plan.samples * blueprint.outputShape.reduce(1, *)
    let targets = Memory(.float64, count: count)
    let size = count * precision.stride
    targets.base.copyMemory(from: plan.targets, byteCount: size)
    noise.disturb(plan.targets, count)
    backward()
    plan.targets.copyMemory(from: targets.base, byteCount: size)
  }

  /// A network of the same parameters that computes in double precision.
  fileprivate func doublePrecisionCopy() -> Network {
    var description = description
    description.precision = .float64
    guard let copy = try? Network(description) else {
      preconditionFailure("a description that has made a network makes another")
    }
    let parameters = blueprint.layers.flatMap(\.parameters)
    for (mine, its) in zip(parameters, copy.blueprint.layers.flatMap(\.parameters)) {
      for i in 0..<mine.count {
        copy.parameterMemory[its.offset + i] = parameterMemory[mine.offset + i]
      }
    }
    return copy
  }
}
