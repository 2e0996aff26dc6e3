/// A description with every shape worked out.
struct Blueprint: Sendable {
  let samples: Int
  let orientation: Orientation
  /// The shape of one sample of the inputs.
  let inputShape: [Int]
  let inputAxes: Axes
  let layers: [LayerBlueprint]
  /// Elements of all parameters together, each padded as kernels want operands.
  let parameterCount: Int

  /// The shape of one sample of the outputs.
  var outputShape: [Int] { layers.last?.output ?? inputShape }
}

/// A layer with its shapes.
struct LayerBlueprint: Sendable {
  let description: LayerDescription
  /// The shapes of one sample.
  let input: [Int]
  let output: [Int]
  let sumAxes: Axes
  let outputAxes: Axes
  let parameters: [ParameterBlueprint]
}

/// A parameter with its place in memory.
struct ParameterBlueprint: Sendable {
  let description: ParameterDescription
  /// The layer, from 1.
  let layer: Int
  let offset: Int
  /// The shape that a reader sees.
  let shape: [Int]
  let isTrainable: Bool

  var count: Int { shape.reduce(1, *) }
  var quantity: Quantity {
    description.isStatistic
      ? .statistic(description.letter, layer: layer) : .parameter(description.letter, layer: layer)
  }
  /// Whether memory holds the transpose of what is shown.
  var isTransposed: Bool { description.isTransposed && shape.count == 2 }
}

extension NetworkDescription {
  /// What prevents a network from being made, in the order of the description; nothing where one
  /// can be.
  package func problems() -> [NetworkProblem] { resolve().problems }

  /// Works out every shape. There is a blueprint where there is no problem.
  func resolve() -> (blueprint: Blueprint?, problems: [NetworkProblem]) {
    var resolver = Resolver(self)
    return resolver.resolve()
  }
}

/// Works out shapes and collects problems.
private struct Resolver {
  let description: NetworkDescription
  var problems: [NetworkProblem] = []
  var layers: [LayerBlueprint] = []
  var offset = 0
  /// The numbers of the layers so far: values for all samples, and parameters.
  var size = 0
  private let samples: Int

  init(_ description: NetworkDescription) {
    self.description = description
    samples =
      BatchLayout(description.data.inputs.shape, orientation: description.orientation).samples
  }

  mutating func resolve() -> (blueprint: Blueprint?, problems: [NetworkProblem]) {
    let inputs = description.data.inputs.shape
    let layout = BatchLayout(inputs, orientation: description.orientation)
    if layout.samples == 0 || layout.features.contains(0) {
      problems.append(NetworkProblem(.inputs, "the inputs (\(inputs.shapeDescription)) are empty"))
      return (nil, problems)
    }
    if description.layers.isEmpty {
      problems.append(NetworkProblem(.inputs, "the network has no layers"))
      return (nil, problems)
    }
    let inputAxes = Axes(inputsOfRank: inputs.count)
    guard resolveLayers(layout.features, inputAxes) else { return (nil, problems) }
    let blueprint = Blueprint(
      samples: layout.samples, orientation: description.orientation,
      inputShape: layout.features, inputAxes: inputAxes, layers: layers, parameterCount: offset)
    checkTargets(blueprint)
    return (problems.isEmpty ? blueprint : nil, problems)
  }

  /// Works out the layers one after another, and stops where a shape cannot be told.
  private mutating func resolveLayers(_ inputShape: [Int], _ inputAxes: Axes) -> Bool {
    var shape = inputShape
    var axes = inputAxes
    var isOfInputs = true
    for (index, layer) in description.layers.enumerated() {
      do throws(LayerMismatch) {
        let output = try layer.transform.outputShape(
          of: shape, orientation: description.orientation)
        let parameters = layer.transform.parameters(
          input: shape, output: output, orientation: description.orientation)
        try reserve([[samples] + output] + parameters.map(\.shape))
        let shown = layer.transform.axes(of: axes)
        layers.append(
          LayerBlueprint(
            description: layer, input: shape, output: output, sumAxes: shown.sum,
            outputAxes: shown.output,
            parameters: parameters.compactMap {
              place($0, layer: index + 1, trainable: layer.isTrainable, sum: shown.sum)
            }))
        (shape, axes) = (output, shown.output)
        if isOfInputs { checkInputs(for: layer.transform) }
        isOfInputs =
          isOfInputs && layer.transform.isView && layer.activation is Identity
      } catch {
        let place = NetworkProblem.Place.layer(index + 1, key: error.key)
        problems.append(
          NetworkProblem(place, error.message + advice(for: layer.transform, on: shape)))
        return false
      }
    }
    return true
  }

  /// Checks that a layer can work on the values of the inputs.
  private mutating func checkInputs(for transform: any Transform) {
    guard let problem = transform.problem(withInputs: description.data.inputs) else { return }
    problems.append(NetworkProblem(.inputs, problem))
  }

  /// What to do about a layer that would work on images, on what is a vector.
  private func advice(for transform: any Transform, on shape: [Int]) -> String {
    func works(on shape: [Int]) -> Bool {
      (try? transform.outputShape(of: shape, orientation: description.orientation)) != nil
    }
    guard shape.count == 1, !works(on: shape) else { return "" }
    guard let flattening = layers.last(where: { $0.description.transform is Flatten }) else {
      return works(on: [1, 999, 999]) ? "; the data can have a `shape` such as [1, 28, 28]" : ""
    }
    return works(on: flattening.input) ? "; move it before `flatten`" : ""
  }

  /// Counts the numbers of a layer, and refuses one with which the network would outgrow memory.
  private mutating func reserve(_ shapes: [[Int]]) throws(LayerMismatch) {
    for shape in shapes {
      guard let count = shape.elementCount, count <= DataLimits.elements - size else {
        throw LayerMismatch(
          "the network becomes too large with this layer: \(shape.shapeDescription) numbers in it "
            + "and \(size) before it are more than \(DataLimits.elements)")
      }
      size += count
    }
  }

  /// Gives a parameter its place, or nil where the layer has none or its literal does not fit.
  private mutating func place(
    _ parameter: ParameterDescription, layer: Int, trainable: Bool, sum: Axes
  ) -> ParameterBlueprint? {
    let shape: [Int]
    let isTrainable: Bool
    switch parameter.source {
    case .absent: return nil
    case .drawn(_, let itself):
      let isRow = !parameter.followsSum || sum.samples
      shape = isRow ? parameter.shape : sum.features ? [parameter.fanOut] : []
      isTrainable = trainable && itself && !parameter.isStatistic
    case .literal(let tensor, let itself):
      shape = tensor.shape
      isTrainable = trainable && itself && !parameter.isStatistic
      guard parameter.literalShapes.contains(shape) else {
        let wanted = parameter.literalShapes.map(\.shapeDescription).joined(separator: " or ")
        problems.append(
          NetworkProblem(
            .layer(layer, key: parameter.key),
            "the \(parameter.key) of layer \(layer) are \(shape.shapeDescription), "
              + "but its input and units call for \(wanted)"
              + (parameter.literalShapes.contains(shape.reversed())
                ? description.orientation.adviceOnTransposed : "")))
        return nil
      }
    }
    defer { offset += description.precision.paddedCount(shape.reduce(1, *)) }
    return ParameterBlueprint(
      description: parameter, layer: layer, offset: offset, shape: shape, isTrainable: isTrainable)
  }

  /// Checks that the targets fit the outputs.
  private mutating func checkTargets(_ blueprint: Blueprint) {
    guard let targets = description.data.targets else { return }
    let loss = description.loss?.function
    if let loss, loss.acceptsClasses, blueprint.outputShape.reduce(1, *) == 1 {
      problems.append(
        NetworkProblem(
          .loss,
          "`\(type(of: loss).name)` compares the outputs of two classes or more, but the network has one; "
            + "use `binary-cross-entropy`"))
      return
    }
    let accepted = blueprint.targetShapes(orientation: description.orientation)
    if accepted.contains(targets.shape) {
      if let loss { checkValues(of: targets, for: loss) }
      return
    }
    if !problems.isEmpty, blueprint.units(for: targets, description.orientation) != nil {
      // Of the outputs only the number of samples is known.
      return
    }
    let isClasses =
      (loss?.acceptsClasses ?? targets.elements.allSatisfy { $0 == $0.rounded() })
      && blueprint.classShapes(orientation: description.orientation).contains(targets.shape)
    guard isClasses else {
      refuse(targets, blueprint, outputs: accepted[0])
      return
    }
    checkClasses(targets, classes: blueprint.outputShape[0])
  }

  /// Reports targets of another shape than the outputs: where the samples are as many, at the layer
  /// whose units would have to be others.
  private mutating func refuse(_ targets: Tensor, _ blueprint: Blueprint, outputs: [Int]) {
    let mismatch =
      "the targets are \(targets.shape.shapeDescription), but the outputs are "
      + outputs.shapeDescription
    let inputs = description.data.inputs.shape
    if inputs.count == 1, inputs == targets.shape, inputs[0] > 1 {
      let numbers = (1...3).map { "[\($0)]" }.joined(separator: ", ")
      problems.append(
        NetworkProblem(
          .inputs,
          "the inputs are one sample of \(inputs[0]) numbers, and the targets too; with a row for each sample, "
            + "of one number, they are written `[\(numbers)]`"))
      return
    }
    guard let units = blueprint.units(for: targets, description.orientation),
      let index = description.layers.lastIndex(where: { $0.transform is Dense }),
      layers[index].output == blueprint.outputShape,
      let dense = description.layers[index].transform as? Dense
    else {
      let isOfOthers = blueprint.units(for: targets, description.orientation) == nil
      let samples = isOfOthers ? "; there are \(blueprint.samples) samples" : ""
      problems.append(NetworkProblem(.targets, mismatch + samples))
      return
    }
    let advice =
      dense.weights.literalRank == nil
      ? "set `units: \(units)` in layer \(index + 1)"
      : "the weights of layer \(index + 1) would have to give \(units) outputs"
    problems.append(NetworkProblem(.units(index + 1), "\(mismatch); \(advice)"))
  }

  /// Checks that the loss means something for the targets.
  private mutating func checkValues(of targets: Tensor, for loss: any Loss) {
    let accepted = loss.targets
    guard let target = targets.elements.first(where: { !accepted.contains($0) }) else { return }
    var advice = ""
    if case .either(let first, let second) = accepted {
      advice = "; write the targets as \(Bounds.text(first)) and \(Bounds.text(second))"
    }
    problems.append(
      NetworkProblem(
        .targets,
        "a target is \(Bounds.text(target)), but the loss `\(type(of: loss).name)` takes "
          + accepted.description + advice))
  }

  /// Checks class indices.
  private mutating func checkClasses(_ targets: Tensor, classes: Int) {
    for (sample, target) in targets.elements.enumerated()
    where !(target >= 0 && target < Double(classes) && target == target.rounded()) {
      problems.append(
        NetworkProblem(
          .targets,
          "the class of sample \(sample + 1) is \(Bounds.text(target)), but the \(classes) outputs stand for the "
            + "classes 0 to \(classes - 1)"))
      return
    }
  }
}

extension Blueprint {
  /// The shapes that targets may have, the plainest first.
  func targetShapes(orientation: Orientation) -> [[Int]] {
    let units = outputShape.reduce(1, *)
    let isColumns = orientation == .outputInput && outputShape.count == 1
    var shapes = [isColumns ? [units, samples] : [samples] + outputShape]
    if units == 1 { shapes.append([samples]) }
    if samples == 1 { shapes.append(outputShape) }
    if units == 1 && samples == 1 { shapes.append([]) }
    return shapes
  }

  /// How many numbers targets have for each sample; nil where they are for another number of samples.
  func units(for targets: Tensor, _ orientation: Orientation) -> Int? {
    if targets.shape == [samples] { return 1 }
    let layout = BatchLayout(targets.shape, orientation: orientation)
    guard layout.samples == samples, layout.features.count == 1 else { return nil }
    return layout.features[0]
  }

  /// The shapes that targets may have as class indices; none where the outputs are not classes.
  func classShapes(orientation: Orientation) -> [[Int]] {
    guard outputShape.count == 1, outputShape[0] > 1 else { return [] }
    return [[samples], [samples, 1]] + (orientation == .outputInput ? [[1, samples]] : [])
      + (samples == 1 ? [[]] : [])
  }

  /// Targets as samples × outputs; class indices become rows with a one in the class's place.
  func targetElements(
    _ targets: Tensor, samples: Int? = nil, orientation: Orientation
  ) -> [Double] {
    let outputs = outputShape.reduce(1, *)
    if targets.elements.count == (samples ?? self.samples) * outputs {
      let layout = BatchLayout(targets.shape, orientation: orientation)
      return layout.isTransposed ? targets.transposed : targets.elements
    }
    return targets.elements.flatMap { target in
      (0..<outputs).map { Double($0) == target ? 1 : 0 }
    }
  }
}

/// How a batch is laid out: how many samples and the shape of one.
struct BatchLayout {
  let samples: Int
  let features: [Int]
  /// Whether samples are columns.
  let isTransposed: Bool

  /// Reads a batch's shape: a vector or a scalar is one sample.
  init(_ shape: [Int], orientation: Orientation) {
    isTransposed = orientation == .outputInput && shape.count == 2
    switch shape.count {
    case 0: (samples, features) = (1, [1])
    case 1: (samples, features) = (1, shape)
    case 2 where isTransposed: (samples, features) = (shape[1], [shape[0]])
    default: (samples, features) = (shape[0], Array(shape.dropFirst()))
    }
  }
}
