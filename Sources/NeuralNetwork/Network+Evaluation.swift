/// What a network makes of samples that it may not have been trained on.
package struct Evaluation: Sendable {
  /// The outputs, samples × outputs.
  package let outputs: Tensor
  /// What they should be, samples × outputs; nil where nobody says.
  package let targets: Tensor?
  /// The loss as it is reported, with the terms' mean where they are reported as they are; nil without
  /// targets or loss.
  package let loss: Double?
}

extension Network {
  /// Computes the outputs for other samples than the network's own, and their loss.
  ///
  /// The dataset is laid out as the network's own. The values of the last passes stay.
  package func evaluate(_ dataset: Dataset) -> Evaluation {
    let inputs = BatchLayout(dataset.inputs.shape, orientation: description.orientation)
    let x = inputs.isTransposed ? dataset.inputs.transposed : dataset.inputs.elements
    let y = dataset.targets.map {
      blueprint.targetElements(
        $0, samples: inputs.samples, orientation: description.orientation)
    }
    return evaluate(inputs: x, targets: y, samples: inputs.samples)
  }

  /// Computes the outputs for samples in rows: inputs samples × features, outputs samples × outputs.
  package func outputs(forRows inputs: [Double], samples: Int) -> Tensor {
    evaluate(inputs: inputs, targets: nil, samples: samples).outputs
  }

  /// Computes the activations of every layer for samples in rows: for each layer samples × units.
  package func activations(forRows inputs: [Double], samples: Int) -> [Tensor] {
    let width = inputs.count / samples
    let plan = evaluationPlan(samples: samples)
    precision.store(inputs[..<(samples * width)], to: plan.inputs)
    plan.infer()
    return zip(plan.layers, blueprint.layers).map { values, layer in
      let units = layer.output.reduce(1, *)
      return Tensor(
        shape: [samples, units],
        elements: (0..<samples * units).map { precision.load(values.a, $0) },
        elementType: precision.elementType)
    }
  }

  private func evaluate(inputs: [Double], targets: [Double]?, samples: Int) -> Evaluation {
    let (width, outputWidth) = (inputs.count / samples, blueprint.outputShape.reduce(1, *))
    var outputs: [Double] = []
    outputs.reserveCapacity(samples * outputWidth)
    // The terms of all batches, to be summed in the order in which a network's own are.
    var terms: Memory?
    var meanCount = 0.0
    var start = 0
    while start < samples {
      let count = min(Self.evaluationBatch, samples - start)
      let plan = evaluationPlan(samples: count)
      precision.store(inputs[start * width..<(start + count) * width], to: plan.inputs)
      if let targets {
        let targetWidth = targets.count / samples
        precision.store(
          targets[start * targetWidth..<(start + count) * targetWidth], to: plan.targets)
      }
      plan.infer()
      if targets != nil, let loss = plan.loss {
        loss.forward()
        let all = terms ?? Memory(precision, count: samples * loss.termsOfSample)
        all.pointer(start * loss.termsOfSample).copyMemory(
          from: loss.terms, byteCount: count * loss.termsOfSample * precision.stride)
        terms = all
        meanCount += loss.meanCount
      }
      if let values = plan.layers.last {
        for i in 0..<count * outputWidth { outputs.append(precision.load(values.a, i)) }
      }
      start += count
    }
    let type = precision.elementType
    let loss = terms.map { terms in
      let sum = kernels.arithmetic.sum(terms.count, terms.base)
      return description.loss?.report == .sum ? sum : precision.rounded(sum / meanCount)
    }
    return Evaluation(
      outputs: Tensor(shape: [samples, outputWidth], elements: outputs, elementType: type),
      targets: targets.map {
        Tensor(shape: [samples, $0.count / samples], elements: $0, elementType: type)
      },
      loss: loss)
  }

  private static let evaluationBatch = 256

  /// The network's own inputs, a row for each sample; nil where a sample is not a vector.
  package var rowsOfInputs: [[Double]]? {
    let layout = BatchLayout(description.data.inputs.shape, orientation: description.orientation)
    guard layout.features.count == 1 else { return nil }
    let tensor = description.data.inputs
    let elements = layout.isTransposed ? tensor.transposed : tensor.elements
    let width = layout.features[0]
    return (0..<layout.samples).map { Array(elements[$0 * width..<($0 + 1) * width]) }
  }
}

extension Precision {
  /// Writes numbers to memory.
  fileprivate func store(_ numbers: ArraySlice<Double>, to memory: UnsafeMutableRawPointer) {
    switch self {
    case .float64:
      let elements = memory.assumingMemoryBound(to: Double.self)
      for (i, number) in numbers.enumerated() { elements[i] = number }
    case .float32:
      let elements = memory.assumingMemoryBound(to: Float.self)
      for (i, number) in numbers.enumerated() { elements[i] = Float(number) }
    }
  }
}
