import NeuralNetwork
import NotebookDocuments

/// What a block shows, before it is put into words, tables and pictures.
struct BlockResult: Sendable {
  /// The network's name.
  var network: String
  var shown: [ShownValue] = []
  /// What is to be said about the values.
  var notes: [Note] = []
}

/// One item of `show` with what it stands for at this point of the notebook.
struct ShownValue: Sendable {
  enum Content: Sendable {
    case tensor(Tensor)
    /// Several values of a kind, by name.
    case tensors([(name: String, value: Tensor)])
    case predictions(Predictions)
    case changes([ParameterChange])
    case history(RecordedTraining)
    case summary([LayerSummary])
    case gradientCheck(GradientCheck)
    case derivation(WorkedPass)
    case confusion(ConfusionMatrix, labels: [String])
    case figures([Figure])
    case frames(FrameSequence, RecordedTraining)
  }

  var item: ShowItem
  var content: Content
}

/// The outputs beside what went in and what should have come out.
struct Predictions: Sendable {
  var inputs: Tensor
  var targets: Tensor?
  var outputs: Tensor
  /// Whether samples are columns.
  var samplesAreColumns: Bool
  /// What their numbers are called.
  var names = SampleNames()
  /// The part of the data that was evaluated; nil for the samples of the last pass.
  var part: DataPart?
}
