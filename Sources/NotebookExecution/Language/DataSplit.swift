import NeuralNetwork
import NotebookDocuments

/// How samples are held out of training.
struct DataSplit {
  var test: Double
  var folds: Int?
  var fold: Int
  var shuffles: Bool
  /// Random numbers of its own.
  var random: RandomSource?

  /// Reads the keys; `kind` is that of the network's random numbers.
  init(reading keys: inout KeyReader, _ kind: GeneratorKind) {
    test = keys.number(
      "test", in: .fraction, default: 0,
      "the fraction to judge the result by, rounded up to whole samples")
    folds = keys.integer(
      "folds", in: 2...1000,
      "instead of `test`: cuts the samples into so many parts, of which one is the test")
    fold = keys.integer(
      "fold", in: 1...1000, default: 1, "with `folds`: which of the parts is the test, from 1")
    shuffles = keys.flag(
      "shuffle", default: true, "whether the samples are dealt at random")
    self.random = keys.random(kind, "the seed of the deal")
  }

  /// Holds out samples of data that has none held out yet.
  ///
  /// - Parameter random: the random numbers where the split has no seed of its own.
  func apply(to data: inout LoadedData, random: RandomSource) throws(DataError) {
    guard folds != nil || test > 0 else { return }
    let count = data.training.inputs.sampleCount
    var numbers: (any RandomGenerator)? = shuffles ? (self.random ?? random).makeGenerator() : nil
    let parts: Partition
    if let folds {
      parts = try Partition.folds(folds, of: count, shuffledBy: &numbers)[fold - 1]
    } else {
      parts = try Partition.holdOut(test, of: count, shuffledBy: &numbers)
    }
    data.beforeSplit = data.training
    data.test = data.training.rows(parts.held)
    data.training = data.training.rows(parts.training)
  }
}
