import NeuralNetwork
import NotebookDocuments
import NotebookDrift
import NotebookSyntax

/// A `network` block, decoded: everything in it is known to be valid by itself.
struct Block: Sendable {
  /// The network that the block declares or continues.
  var network: String
  /// What the first block of a network declares.
  var declaration: NetworkDescription?
  /// The data of the declaration, with what is held out of training.
  var data: LoadedData?
  /// Where the declaration's parts stand, for problems that only the whole network shows.
  var places = DeclarationPlaces()
  /// The optimizer that holds from this block on.
  var optimizer: (any Optimizer)?
  var steps: [Step] = []
  var shows: [ShowItem] = []
  var expectations: [Expectation] = []
  var echo = Echo.shown
  var caption: String?
  /// The inline values in its captions.
  var captionValues: [InlineValue.Key: InlineExpression] = [:]
  /// The texts of the parameters that its captions cite.
  var captionParameters: [InlineValue.Key: String] = [:]
  var label: String?
  /// How much its committed outputs may differ; nil where the notebook's tolerance holds.
  var tolerance: Tolerance?
  /// Whether its network can run on from here: nothing that changes its state has an error.
  var isSound = true
  /// The whole block in the source.
  var range: SourceRange
}

extension Block {
  /// Has its trainings keep frames.
  mutating func keepFrames() {
    for index in steps.indices {
      guard case .train(var plan) = steps[index].action else { continue }
      plan.frames = Self.mostFrames
      steps[index].action = .train(plan)
    }
  }

  /// Forty steps: so many a slider can tell apart, and so few a page can hold.
  private static let mostFrames = 41
}

/// Where the parts of a declaration stand in the source.
struct DeclarationPlaces: Sendable {
  var block: SourceRange = 0..<0
  /// The name of the network that this one is like, whose block has what this one does not say.
  var origin: SourceRange?
  var data: SourceRange = 0..<0
  var inputs: SourceRange?
  var targets: SourceRange?
  /// Where the data name test samples of their own.
  var test: Test?
  var layers: [SourceRange] = []
  /// For each layer, where the values of its keys stand.
  var layerKeys: [[String: SourceRange]] = []
  var loss: SourceRange?
  /// The key that says what is differentiated.
  var differentiate: SourceRange?
  var optimizer: SourceRange?

  struct Test: Sendable {
    var whole: SourceRange
    var inputs: SourceRange
    var targets: SourceRange
  }
}

/// A step of `run`.
struct Step: Sendable {
  enum Action: Sendable {
    case forward
    case backward
    case update
    case train(TrainingPlan)
    case gradientCheck(GradientCheckSettings)
    /// Nil for the test data if there is any, else the training data.
    case evaluate(DataPart?)
  }

  var action: Action
  var range: SourceRange
}
