import KernelInterface

/// What an optimizer remembers between updates.
final class OptimizerState {
  let optimizer: any Optimizer
  /// The rule's kernel; nil where it is composed.
  private let kernel: OptimizerKernel?
  private let memory: Memory
  private let stride: Int
  /// The trainable parts of the parameters.
  private let parts: UnsafeMutableBufferPointer<Part>
  private var running = SIMD4<Double>(repeating: 1)
  private let optimizerRemembers: Bool
  /// The coefficients of the last update, and its learning rate.
  private var coefficients = SIMD8<Double>()
  private var lastRate = Double.nan
  /// Makes the gradients that the optimizer sees from those of the loss, where they differ.
  private let preparer: GradientPreparer?

  /// A trainable part of the parameters, with its gradient and its state.
  private struct Part {
    let count: Int
    let parameters: UnsafeMutableRawPointer
    let gradients: UnsafeMutableRawPointer
    let state: UnsafeMutableRawPointer
  }

  /// A composed rule, laid out for each part.
  private var programs: [ElementsProgram] = []

  /// Begins, or goes on with what the same rule remembers under other settings.
  init(_ optimizer: any Optimizer, _ network: Network, continuing previous: OptimizerState?) {
    self.optimizer = optimizer
    optimizerRemembers = optimizer.stateCount > 0
    kernel =
      if case .kernel(let rule) = optimizer.definition { network.kernels.optimizer(rule) } else {
        nil
      }
    stride = network.parameterMemory.count
    let memory =
      previous?.memory ?? Memory(network.precision, count: stride * optimizer.stateCount)
    self.memory = memory
    if let previous { running = previous.running }
    preparer =
      optimizer.preparation.isNothing ? nil : GradientPreparer(optimizer.preparation, network)
    let gradients = preparer?.prepared ?? network.gradientMemory
    let ranges = network.blueprint.trainableRanges(network.precision)
    parts = .allocate(capacity: ranges.count)
    for (i, range) in ranges.enumerated() {
      let part = Part(
        count: range.count, parameters: network.parameterMemory.pointer(range.offset),
        gradients: gradients.pointer(range.offset),
        state: memory.pointer(range.offset))
      parts.initializeElement(at: i, to: part)
    }
    if case .composed(let update) = optimizer.definition {
      programs = parts.map { program(update, $0, network) }
    }
  }

  private func program(
    _ update: OptimizerDefinition.Update, _ part: Part, _ network: Network
  ) -> ElementsProgram {
    let states = (0..<optimizer.stateCount).map {
      part.state + $0 * stride * network.precision.stride
    }
    var w = Elements.operand(0)
    var state = states.indices.map { Elements.operand(2 + $0) }
    let coefficients = (0..<SIMD8<Double>.scalarCount).map { Elements.number($0) }
    update(&w, .operand(1), &state, coefficients)
    return ElementsProgram(
      [w] + state, over: [part.parameters, part.gradients] + states,
      into: [part.parameters] + states, count: part.count, numbers: coefficients.count,
      network.kernels, network.precision)
  }

  deinit { parts.deallocate() }

  /// Updates the network's parameters from its gradients.
  func apply(learningRate: Double) {
    preparer?.prepare()
    // Those of a rule that remembers nothing follow from the rate.
    if optimizerRemembers || learningRate != lastRate {
      coefficients = optimizer.coefficients(learningRate: learningRate, running: &running)
      lastRate = learningRate
    }
    guard let kernel else { return runPrograms() }
    withUnsafeBytes(of: &coefficients) { bytes in
      let coefficients = bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: Double.self)
      for part in parts {
        kernel(
          part.count, coefficients, part.parameters, part.gradients, part.state, stride)
      }
    }
  }
}

extension OptimizerState {
  private func runPrograms() {
    for program in programs {
      for index in 0..<SIMD8<Double>.scalarCount { program.set(index, to: coefficients[index]) }
      program.run()
    }
  }
}

extension Blueprint {
  /// The trainable parts of the parameters, neighbours joined. Padding is part of them: it stays 0.
  func trainableRanges(_ precision: Precision) -> [(offset: Int, count: Int)] {
    var ranges: [(offset: Int, count: Int)] = []
    for parameter in layers.flatMap(\.parameters) where parameter.isTrainable {
      let count = precision.paddedCount(parameter.count)
      if let last = ranges.last, last.offset + last.count == parameter.offset {
        ranges[ranges.count - 1].count += count
      } else {
        ranges.append((parameter.offset, count))
      }
    }
    return ranges
  }
}
