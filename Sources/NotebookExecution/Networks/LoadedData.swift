import NeuralNetwork

/// A part of a network's data.
enum DataPart: String, CaseIterable, Sendable {
  case training
  case test
}

/// What a network learns from and is judged by.
struct LoadedData: Sendable {
  var training: Dataset
  /// Held out to judge the result.
  var test: Dataset?
  /// What the file calls the numbers of a sample and, where the targets are classes that have names, the
  /// classes.
  var names = SampleNames()
  /// How many classes `one-hot` found in the targets.
  var oneHotClasses: Int?
  /// Where some samples were held out, all of them in the order of their source, for messages.
  var beforeSplit: Dataset?
}
