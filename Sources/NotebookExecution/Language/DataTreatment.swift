import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// What `data` says of what is done to the samples, which lie in rows here.
struct DataTreatment {
  let isOneHot: Bool
  /// The shape of one sample.
  let shape: [Int]?
  let divisor: Double?
  let split: DataSplit?
  let isStandardized: Bool

  /// What cannot be done, and the key that asks for it.
  struct Failure: Error {
    var key: String
    var reason: DataError
    /// Whether it is the targets that are at fault.
    var isOfTargets = false
  }

  /// Reads the keys; `kind` is that of the network's random numbers.
  init(reading keys: inout KeyReader, _ kind: GeneratorKind) {
    isOneHot = keys.flag(
      "one-hot", default: false, "turns class numbers or names into rows of 0 and 1")
    shape = keys.numbers(
      "shape", in: Bounds(1, 1e6, includesLower: true, includesUpper: true),
      "the shape of one sample, such as `[1, 8, 8]`, channels × height × width"
    )?.map { Int($0) }
    divisor = keys.number("divide-by", in: .positive, "a number to divide the inputs by")
    split = keys.split(kind)
    isStandardized = keys.flag(
      "standardize", default: false,
      "subtracts each input's mean and divides by its standard deviation, both of the training samples"
    )
  }

  /// Does it all.
  ///
  /// - Parameter random: the network's random numbers, for a split without a seed of its own.
  func apply(to data: inout LoadedData, random: RandomSource) throws(Failure) {
    do { try oneHot(&data) } catch {
      throw Failure(key: "one-hot", reason: error, isOfTargets: true)
    }
    if let divisor {
      data.training.inputs.elements = data.training.inputs.elements.map { $0 / divisor }
      data.training.inputs.elementType = .float64
    }
    do { try reshape(&data) } catch { throw Failure(key: "shape", reason: error) }
    if let split { try apply(split, to: &data, random: random) }
    if isStandardized {
      data.apply(Standardization(fitting: data.training.inputs))
    }
  }

  private func apply(
    _ split: DataSplit, to data: inout LoadedData, random: RandomSource
  ) throws(Failure) {
    do { try data.training.checkSampleCounts() } catch {
      throw Failure(key: "split", reason: error, isOfTargets: true)
    }
    do { try split.apply(to: &data, random: random) } catch {
      throw Failure(key: "split", reason: error)
    }
  }

  private func oneHot(_ data: inout LoadedData) throws(DataError) {
    guard isOneHot, let targets = data.training.targets else { return }
    let samples = data.training.inputs.sampleCount
    guard targets.elements.count == samples else {
      try data.training.checkSampleCounts()
      throw DataError(
        "`one-hot` takes one class for each sample, but the targets are \(targets.shape.inWords)")
    }
    let largest = targets.elements.max() ?? 0
    guard largest < 10_000 else {
      throw DataError("class numbers go up to \(largest); one-hot targets stop at 10000 classes")
    }
    let classes = data.names.classes?.count ?? Int(max(largest, 0)) + 1
    let oneHot = try targets.oneHot(classes: classes)
    guard classes > 1 else {
      let name = data.names.classes.map { "`\($0[0])`" } ?? "0"
      throw DataError("all targets are of one class, \(name), which leaves nothing to learn")
    }
    data.training.targets = oneHot
    data.oneHotClasses = classes
  }

  /// Gives each sample a shape.
  private func reshape(_ data: inout LoadedData) throws(DataError) {
    guard let shape else { return }
    let samples = data.training.inputs.sampleCount
    let count = data.training.inputs.elements.count / max(samples, 1)
    guard shape.elementCount == count else {
      throw DataError("a sample has \(count) numbers, which do not fill the shape \(shape)")
    }
    data.training.inputs.shape = [samples] + shape
  }
}

extension KeyReader {
  fileprivate mutating func split(_ kind: GeneratorKind) -> DataSplit? {
    guard
      let node = node("split", "mapping", default: "none", "holds out samples: `{test: 0.2}`")
    else { return nil }
    guard let entries = node.mapping else {
      return problems.wrongType(node, "split", "a mapping such as `{test: 0.2}`")
    }
    var settings = KeyReader(entries, of: "`split`", at: node.range, problems: problems)
    let split = DataSplit(reading: &settings, kind)
    settings.refuseUnknownKeys()
    if settings.has("test"), settings.has("folds") {
      problems.error(settings.place(of: "test"), "give `test` or `folds`, not both")
    } else if settings.has("fold"), !settings.has("folds") {
      problems.error(
        settings.place(of: "fold"), "`fold` needs `folds`", hint: "as in `{folds: 5, fold: 1}`")
    } else if !settings.has("test"), !settings.has("folds") {
      problems.error(node.range, "`split` needs `test` or `folds`", hint: "such as `{test: 0.2}`")
    } else if let folds = split.folds, split.fold > folds {
      problems.error(settings.valuePlace(of: "fold"), "there are only \(folds) folds")
    }
    return split
  }
}

extension Dataset {
  /// Refuses targets for another number of samples than the inputs.
  fileprivate func checkSampleCounts() throws(DataError) {
    guard let targets else { return }
    let isVector = inputs.shape.count < 2
    let count = isVector ? targets.sampleCount : targets.shape.first ?? 1
    guard count != inputs.sampleCount else { return }
    let targetSamples = "the targets are for \(count) sample\(count == 1 ? "" : "s")"
    throw DataError(
      isVector
        ? "\(targetSamples), but the inputs are \(inputs.shape.inWords), one sample"
        : "\(targetSamples), the inputs for \(inputs.sampleCount)")
  }
}

extension LoadedData {
  fileprivate mutating func apply(_ standardization: Standardization) {
    names.inputsAreStandardized = true
    func apply(_ dataset: inout Dataset) {
      dataset.inputs.elementType = .float64
      dataset.inputs = standardization(dataset.inputs)
    }
    apply(&training)
    if var test {
      apply(&test)
      self.test = test
    }
  }

  /// Turns rows of matrices into columns, and columns into rows.
  mutating func transpose() {
    func transpose(_ tensor: inout Tensor) {
      if tensor.shape.count == 2 { tensor = tensor.transpose }
    }
    func transpose(_ dataset: inout Dataset) {
      transpose(&dataset.inputs)
      if var targets = dataset.targets {
        transpose(&targets)
        dataset.targets = targets
      }
    }
    transpose(&training)
    if var test {
      transpose(&test)
      self.test = test
    }
    if var beforeSplit {
      transpose(&beforeSplit)
      self.beforeSplit = beforeSplit
    }
  }
}

extension Tensor {
  /// How many samples it holds in its rows: a vector or a scalar is one.
  var sampleCount: Int { shape.count < 2 ? 1 : shape[0] }
}
