import NeuralNetwork
import NotebookDocuments

/// A network between two blocks of a notebook: all that later blocks can see of earlier ones.
final class NetworkState {
  let name: String
  let description: NetworkDescription
  let network: Network
  var optimizer: (any Optimizer)?
  var training: RecordedTraining?
  var gradientCheck: GradientCheck?
  var scores: Scores?
  let data: LoadedData?
  /// How the values of the last passes fit together.
  var passes = PassState.none
  /// Whether the notebook says what is differentiated.
  var declaresDifferentiation = false
  /// Whether the author knows what there is to know about the gradients.
  var hasWarnedOfGradients = false
  /// Whether the author knows that the last pass was not over all samples.
  var hasWarnedOfPartialPass = false
  /// Whether the author knows that some value is not a number.
  var hasWarnedOfNonFinite = false
  /// Whether the network can run on; false after an error, so that one error is told once.
  var isSound = true

  init(name: String, description: NetworkDescription, data: LoadedData?) throws {
    self.name = name
    self.data = data
    self.description = description
    network = try Network(description)
    optimizer = description.optimizer
  }

  /// The value of a subject, or what has to be done to have one.
  func content(of subject: Subject) -> Content {
    switch subject {
    case .quantity(let quantity): tensor(quantity)
    case .predictions: predictions
    case .evaluationPredictions: evaluationPredictions
    case .parameters: tensors(network.parameters)
    case .gradients: tensors(network.parameters.map { .gradient($0) })
    case .activations: tensors((1...description.layers.count).map { .activation(layer: $0) })
    case .changes: value(network.lastUpdate.map(ShownValue.Content.changes), else: .update)
    case .lossTable, .lossCurve, .rateCurve:
      value(training.map(ShownValue.Content.history), else: .train)
    case .summary: .value(.summary(network.layerSummaries))
    case .metric(let metric):
      scored { scores throws(DataError) in
        .tensor(Tensor(try scores.value(metric)))
      }
    case .confusionMatrix, .classificationReport:
      scored { scores throws(DataError) in
        .confusion(try scores.confusion(), labels: scores.classLabels)
      }
    case .diagram: .value(.figures([diagram.figure]))
    case .decisionBoundary:
      decisionBoundary.map { .value(.figures([$0.figure])) }
        ?? .impossible("it needs samples of two inputs")
    case .weightsHeatMap: .value(.figures(weights.map { $0.value.heatMap(name: $0.name) }))
    case .weightsHistogram:
      .value(
        .figures(
          weights.map { name, value in
            Histogram(title: "Distribution of \(name)", xTitle: "weight", values: value.elements)
              .figure
          }))
    case .gradientsDiagram: ofGradients { _ in [gradientsDiagram.figure] }
    case .gradientsHeatMap:
      ofGradients { gradients in
        gradients.map { $0.value.heatMap(name: $0.name, kind: "gradients-heatmap") }
      }
    case .gradientsHistogram:
      ofGradients { gradients in
        gradients.map { name, value in
          Histogram(title: "Distribution of \(name)", xTitle: "gradient", values: value.elements)
            .figure
        }
      }
    case .activationMaps:
      activationMaps.map { .value(.figures([$0.figure])) }
        ?? .impossible("activation maps need samples of two inputs")
    case .training:
      value(frameSequence.map { .frames($0.frames, $0.training) }, else: .train)
    case .lossSurface: surface
    case .derivation: workedPass
    case .gradientCheck:
      value(gradientCheck.map(ShownValue.Content.gradientCheck), else: .gradientCheck)
    }
  }

  /// What a subject stands for now.
  enum Content {
    case value(ShownValue.Content)
    /// Nothing yet; a step would compute it.
    case missing(MissingStep)
    /// Nothing ever, for this reason.
    case impossible(String)
  }

  /// What must be added to `run` to have a value.
  enum MissingStep: String {
    case forward = "add `forward` to `run`, in this block or one before it"
    case backward = "add `backward` to `run`, after `forward`"
    case update = "add `update` to `run`, after `forward` and `backward`"
    case train = "add a training to `run`, such as `train: {epochs: 1000}`"
    case passes = "add `forward` and `backward` to `run`, in this block or one before it"
    case gradientCheck = "add `gradient-check` to `run`"
    case evaluate = "add `evaluate` to `run`"
  }

  /// The names of the classes, where they have names.
  var classNames: [String]? { data?.names.classes }

  /// The weights of all layers that have any.
  private var weights: [(name: String, value: Tensor)] {
    network.parameters.compactMap { quantity in
      guard case .parameter("W", _) = quantity, let value = network[quantity] else { return nil }
      return (quantity.name, value)
    }
  }

  /// Pictures of the gradients of all weights.
  private func ofGradients(
    _ figures: ([(name: String, value: Tensor)]) -> [Figure]
  ) -> Content {
    var gradients: [(name: String, value: Tensor)] = []
    for quantity in network.parameters {
      guard case .parameter("W", _) = quantity else { continue }
      guard let value = network[.gradient(quantity)] else { return .missing(.backward) }
      gradients.append((Quantity.gradient(quantity).name, value))
    }
    return .value(.figures(figures(gradients)))
  }

  private var surface: Content {
    guard let frames = training?.history.frames, !frames.isEmpty else { return .missing(.train) }
    return lossSurface(frames).map { .value(.figures([$0.figure])) }
      ?? .impossible("the training went along a line, which has no second direction")
  }

  private func scored(
    _ content: (Scores) throws(DataError) -> ShownValue.Content
  ) -> Content {
    guard let scores else { return .missing(.evaluate) }
    do throws(DataError) {
      return .value(try content(scores))
    } catch {
      return .impossible(error.description)
    }
  }

  /// Evaluates samples, those of a part of the data.
  func scores(of samples: Dataset, _ part: DataPart) -> Scores {
    Scores(
      evaluation: network.evaluate(samples), part: part, classNames: classNames,
      takesLogits: description.loss?.function.takesLogits ?? false,
      targetsAreSigns: description.loss?.function.targetsAreSigns ?? false)
  }

  /// The samples of a part of the data; nil where there is none.
  func dataset(_ part: DataPart) -> Dataset? {
    switch part {
    case .training: description.data
    case .test: data?.test
    }
  }

  private func value(_ content: ShownValue.Content?, else step: MissingStep) -> Content {
    content.map(Content.value) ?? .missing(step)
  }

  private func tensor(_ quantity: Quantity) -> Content {
    value(network[quantity].map(ShownValue.Content.tensor), else: step(for: quantity))
  }

  private func tensors(_ quantities: [Quantity]) -> Content {
    var tensors: [(name: String, value: Tensor)] = []
    for quantity in quantities {
      guard let tensor = network[quantity] else { return .missing(step(for: quantity)) }
      tensors.append((quantity.name, tensor))
    }
    return .value(.tensors(tensors))
  }

  private var predictions: Content {
    guard let outputs = network[.activation(layer: description.layers.count)],
      let inputs = network[.inputs]
    else { return .missing(.forward) }
    return .value(
      .predictions(
        Predictions(
          inputs: inputs, targets: network[.targets], outputs: outputs,
          samplesAreColumns: description.orientation == .outputInput,
          names: data?.names ?? SampleNames())))
  }

  private var evaluationPredictions: Content {
    guard let scores, let data = dataset(scores.part) else { return .missing(.evaluate) }
    let areColumns = description.orientation == .outputInput && data.inputs.shape.count == 2
    func laidOut(_ rows: Tensor) -> Tensor { areColumns ? rows.transpose : rows }
    return .value(
      .predictions(
        Predictions(
          inputs: data.inputs, targets: scores.evaluation.targets.map(laidOut),
          outputs: laidOut(scores.evaluation.outputs), samplesAreColumns: areColumns,
          names: self.data?.names ?? SampleNames(), part: scores.part)))
  }

  private func step(for quantity: Quantity) -> MissingStep {
    if case .gradient = quantity { .backward } else { .forward }
  }
}
