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
  var lastPasses = LastPasses.none
  /// Whether the notebook says what is differentiated.
  var declaresDifferentiation = false
  /// Whether the author knows what there is to know about the gradients.
  var hasWarnedOfGradients = false
  /// Whether the author knows that the last pass was not over all samples.
  var hasWarnedOfPartialPass = false
  /// Whether the author knows that a layer can do nothing with the size of the batches.
  var hasWarnedOfBatchSize = false
  /// Whether the author knows that some value is not a number.
  var hasWarnedOfNonFinite = false
  /// Whether the block that runs claims that some value is infinite or not a number.
  var expectsNonFinite = false
  /// Whether the network can run on; false after an error, so that one error is told once.
  var isSound = true

  init(name: String, description: NetworkDescription, data: LoadedData?) throws {
    self.name = name
    self.data = data
    self.description = description
    network = try Network(description)
    optimizer = description.optimizer
  }
}

/// How the values of a network's last passes fit together, as far as its steps tell.
enum LastPasses: Sendable {
  /// There are none, or they belong to different parameters.
  case none
  /// The gradients, if there are any, are of an earlier forward pass.
  case forward
  case backward
  /// The parameters have been changed since, once.
  case updated(any Optimizer)
}

// MARK: - Data

extension NetworkState {
  /// What the file calls the numbers of a sample.
  var names: SampleNames { data?.names ?? SampleNames() }

  /// The samples of a part of the data; nil where there is none.
  func dataset(_ part: DataPart) -> Dataset? {
    switch part {
    case .training: description.data
    case .test: data?.test
    }
  }

  /// Evaluates samples, those of a part of the data.
  func scores(of samples: Dataset, _ part: DataPart) -> Scores {
    Scores(
      evaluation: network.evaluate(samples), part: part, classNames: names.classes,
      takesLogits: description.loss?.function.takesLogits ?? false,
      classValues: classValues)
  }

  /// What stands for the classes 0 and 1, if not these.
  private var classValues: ClosedRange<Double>? {
    data?.classValues ?? (description.loss?.function.targetsAreSigns == true ? -1...1 : nil)
  }

  /// Between which a single output goes from class 0 to class 1.
  var answerRange: ClosedRange<Double> {
    if description.loss?.function.takesLogits == true { return -1...1 }
    return classValues ?? 0...1
  }

  /// The loss over all samples with other parameters.
  func loss(of parameters: [Double]) -> Double {
    network.with(parameters: parameters) { network.evaluate(description.data).loss ?? .nan }
  }
}

// MARK: - Values

extension NetworkState {
  /// The value of a quantity.
  func value(of quantity: Quantity) throws(Unavailable) -> Tensor {
    guard let value = network[quantity] else {
      if case .gradient = quantity { throw .missing(.backward) }
      throw .missing(.forward)
    }
    return value
  }

  /// The values of some quantities, with their names.
  func values(of quantities: [Quantity]) throws(Unavailable) -> [(name: String, value: Tensor)] {
    var values: [(name: String, value: Tensor)] = []
    for quantity in quantities { values.append((quantity.name, try value(of: quantity))) }
    return values
  }

  /// The weights of all layers that have any.
  var weights: [Quantity] {
    network.parameters.filter { if case .parameter("W", _) = $0 { true } else { false } }
  }

  /// Their gradients.
  var weightGradients: [Quantity] { weights.map { .gradient($0) } }

  /// The last training.
  var lastTraining: RecordedTraining {
    get throws(Unavailable) {
      guard let training else { throw .missing(.train) }
      return training
    }
  }

  /// The states that the last training passed through.
  var frames: [TrainingHistory.Frame] {
    get throws(Unavailable) {
      let frames = try lastTraining.history.frames
      guard !frames.isEmpty else { throw .missing(.train) }
      return frames
    }
  }

  /// What the last evaluation gives.
  func lastScores<Value>(
    _ measure: (Scores) throws(DataError) -> Value
  ) throws(Unavailable) -> Value {
    guard let scores else { throw .missing(.evaluate) }
    do throws(DataError) {
      return try measure(scores)
    } catch {
      throw .impossible(error.description)
    }
  }
}

extension Quantity {
  /// The name in a notebook: `dW1`.
  var name: String {
    switch self {
    case .inputs: "x"
    case .targets: "y"
    case .weightedSum(let layer): "s\(layer)"
    case .preactivation(let layer): "z\(layer)"
    case .activation(let layer): "a\(layer)"
    case .parameter(let letter, let layer), .statistic(let letter, let layer): "\(letter)\(layer)"
    case .loss: "loss"
    case .error: "error"
    case .gradient(let quantity): "d\(quantity.name)"
    }
  }
}
