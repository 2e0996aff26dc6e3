import KernelInterface

/// What an optimizer remembers between updates.
final class OptimizerState {
  private let optimizer: any Optimizer
  private let kernel: OptimizerKernel
  private let memory: Memory
  private let stride: Int
  /// The trainable parts of the parameters: from an offset, so many elements.
  private let ranges: [(offset: Int, count: Int)]
  private var step = 0

  init(_ optimizer: any Optimizer, _ network: Network) {
    self.optimizer = optimizer
    kernel = network.kernels.optimizer(optimizer.rule)
    stride = network.parameterMemory.count
    memory = Memory(network.precision, count: stride * optimizer.stateCount)
    ranges = network.blueprint.trainableRanges(network.precision)
  }

  /// Whether updates by an optimizer go on from this state.
  func continues(_ other: any Optimizer) -> Bool {
    type(of: optimizer).name == type(of: other).name && optimizer.stateCount == other.stateCount
  }

  /// Updates a network's parameters from its gradients.
  func apply(_ network: Network, learningRate: Double) {
    step += 1
    var coefficients = optimizer.coefficients(step: step, learningRate: learningRate)
    withUnsafeBytes(of: &coefficients) { bytes in
      let coefficients = bytes.assumingMemoryBound(to: Double.self).baseAddress.unsafelyUnwrapped
      for range in ranges {
        kernel(
          range.count, coefficients, network.parameterMemory.pointer(range.offset),
          network.gradientMemory.pointer(range.offset), memory.pointer(range.offset), stride)
      }
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
