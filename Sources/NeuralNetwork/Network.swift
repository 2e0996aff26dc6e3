import KernelInterface

/// A network: parameters, the values of its last passes, and the means to change them.
///
/// All parameters lie in one block of memory, their gradients in another, and what the optimizer
/// remembers in a third.
package final class Network {
  /// What it was made from.
  package let description: NetworkDescription
  let blueprint: Blueprint
  let kernels: Kernels
  let precision: Precision
  let parameterMemory: Memory
  let gradientMemory: Memory
  /// The parameters before the last update.
  let previousMemory: Memory
  /// samples × elements of a sample
  let inputs: Memory
  let targets: Memory?
  private let product: MatrixProduct
  var optimizerState: OptimizerState?
  let random: RandomStream

  /// The plan that ran last, whose values can be shown.
  var plan: Plan
  let fullPlan: Plan
  /// How many samples the network's data has.
  package var samples: Int { blueprint.samples }
  /// How many samples the last passes were over: those of the last mini-batch after a training.
  package var samplesOfLastPass: Int { plan.samples }
  private(set) var batchPlans: [Plan] = []
  private var evaluationPlans: [Plan] = []
  var hasForward = false
  var hasBackward = false
  var hasUpdate = false

  /// Makes the network that a description describes, drawing its parameters.
  package init(
    _ description: NetworkDescription, instructionSet: InstructionSet = .selected,
    threads: Int = ThreadCount.selected
  ) throws(NetworkProblems) {
    let (resolved, problems) = description.resolve()
    guard let blueprint = resolved else { throw NetworkProblems(problems: problems) }
    let precision = description.precision
    let tables = instructionSet.tables
    self.description = description
    self.blueprint = blueprint
    self.precision = precision
    kernels = precision == .float64 ? tables.float64 : tables.float32
    product = MatrixProduct(kernels, precision, threads: threads)
    parameterMemory = Memory(precision, count: blueprint.parameterCount)
    gradientMemory = Memory(precision, count: blueprint.parameterCount)
    previousMemory = Memory(precision, count: blueprint.parameterCount)
    random = RandomStream(description.random.makeGenerator())

    let data = description.data
    let inputLayout = BatchLayout(data.inputs.shape, orientation: description.orientation)
    inputs = Memory(
      precision, inputLayout.isTransposed ? data.inputs.transposed : data.inputs.elements)
    if description.loss != nil, let targets = data.targets {
      self.targets = Memory(
        precision,
        blueprint.targetElements(targets, orientation: description.orientation))
    } else {
      targets = nil
    }
    fullPlan = Plan(
      blueprint, loss: targets == nil ? nil : description.loss, kernels: kernels,
      precision: precision, samples: blueprint.samples, inputs: inputs.base,
      targets: targets?.base, parameters: parameterMemory, gradients: gradientMemory,
      product: product, random: random)
    plan = fullPlan
    drawParameters()
  }

  /// Fills in the parameters, layer by layer, in the order of each layer's own list.
  private func drawParameters() {
    for parameter in blueprint.layers.flatMap(\.parameters) {
      let source = parameter.description
      switch source.source {
      case .absent: break
      case .literal(let tensor, _): set(parameter, tensor.elements)
      case .drawn(let initializer, _):
        let shape = DrawShape(
          shape: parameter.shape, fanIn: source.fanIn, fanOut: source.fanOut)
        set(parameter, initializer.draw(shape, using: &random.generator))
      }
    }
  }

  /// Sets a parameter from elements in the order in which a reader sees them.
  func set(_ parameter: ParameterBlueprint, _ elements: [Double]) {
    let tensor = Tensor(shape: parameter.shape, elements: elements)
    let stored = parameter.isTransposed ? tensor.transposed : elements
    for (i, element) in stored.enumerated() { parameterMemory[parameter.offset + i] = element }
  }

  /// Computes the outputs and the loss for the whole dataset, as training does: dropout drops.
  package func forward() {
    plan = fullPlan
    plan.forward()
    plan.loss?.forward()
    hasForward = true
  }

  /// Computes the outputs and the loss for the whole dataset with what has been learned: nothing is
  /// dropped, and batches are normalised by the running means.
  package func infer() {
    plan = fullPlan
    plan.infer()
    plan.loss?.forward()
    hasForward = true
  }

  /// Computes the gradients of the last forward pass, which is made first if there is none.
  ///
  /// The network must have targets and a loss.
  package func backward() {
    guard let loss = plan.loss else {
      preconditionFailure("a network without targets and loss has no gradients")
    }
    if !hasForward { forward() }
    loss.backward()
    loss.completeGradient()
    plan.backward()
    hasBackward = true
  }

  /// Changes the parameters by the gradients of the last backward pass, which is made first if
  /// there is none. The values of that pass stay until the next.
  package func update(_ optimizer: any Optimizer) {
    if !hasBackward { backward() }
    rememberParameters()
    prepare(optimizer).apply(learningRate: optimizer.learningRate)
  }

  /// Whether there is a loss to reduce.
  var canTrain: Bool { fullPlan.loss != nil }

  /// Makes the plan for the whole dataset the current one.
  func useFullPlan() -> Plan {
    plan = fullPlan
    return plan
  }

  /// Copies a sample of the dataset into a batch.
  func copySample(_ sample: Int, to row: Int, of plan: Plan) {
    let inputBytes = blueprint.inputShape.reduce(1, *) * precision.stride
    let targetBytes = blueprint.outputShape.reduce(1, *) * precision.stride
    (plan.inputs + row * inputBytes).copyMemory(
      from: inputs.base + sample * inputBytes, byteCount: inputBytes)
    if let targets {
      (plan.targets + row * targetBytes).copyMemory(
        from: targets.base + sample * targetBytes, byteCount: targetBytes)
    }
  }

  /// Says that there is no update to show.
  func forgetUpdate() { hasUpdate = false }

  /// Keeps the parameters as they are before an update.
  func rememberParameters() {
    previousMemory.base.copyMemory(
      from: parameterMemory.base, byteCount: parameterMemory.count * precision.stride)
    hasUpdate = true
  }

  /// The optimizer's state; what it remembers is kept if the same rule made the last update.
  func prepare(_ optimizer: any Optimizer) -> OptimizerState {
    if let state = optimizerState, state.optimizer.equals(optimizer) { return state }
    let previous = optimizerState.flatMap { $0.optimizer.isSameRule(as: optimizer) ? $0 : nil }
    let state = OptimizerState(optimizer, self, continuing: previous)
    optimizerState = state
    return state
  }

  /// The plan for batches of a size.
  func plan(samples: Int) -> Plan {
    if let plan = batchPlans.first(where: { $0.samples == samples }) { return plan }
    let plan = makePlan(samples: samples)
    batchPlans.append(plan)
    return plan
  }

  /// A plan with memory of its own for so many samples.
  func makePlan(samples: Int) -> Plan {
    Plan(
      blueprint, loss: description.loss, kernels: kernels, precision: precision,
      samples: samples, inputs: nil, targets: nil, parameters: parameterMemory,
      gradients: gradientMemory, product: product, random: random)
  }

  /// The plan for evaluating a batch of other samples than the network's own.
  func evaluationPlan(samples: Int) -> Plan {
    if let plan = evaluationPlans.first(where: { $0.samples == samples }) { return plan }
    evaluationPlans.append(makePlan(samples: samples))
    return evaluationPlans[evaluationPlans.count - 1]
  }
}
