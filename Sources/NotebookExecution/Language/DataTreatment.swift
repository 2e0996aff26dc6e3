import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// What `data` says of what is done to the samples, which lie in rows here.
struct DataTreatment {
  let missing: MissingValues
  let classes: ClassTargets
  /// The shape of one sample.
  let shape: [Int]?
  let split: DataSplit?
  let scaling: DataScaling

  /// What cannot be done, and the key that asks for it.
  struct Failure: Error {
    var key: String
    var reason: DataError
    /// Whether it is the targets that are at fault.
    var isOfTargets = false
    /// Whether it is in the test data.
    var isOfTest = false
  }

  /// Reads the keys; `kind` is that of the network's random numbers.
  init(reading keys: inout KeyReader, _ kind: GeneratorKind) {
    missing = MissingValues(reading: &keys)
    classes = ClassTargets(reading: &keys)
    shape = keys.numbers(
      "shape", in: Bounds(1, 1e6, includesLower: true, includesUpper: true),
      "the shape of one sample, such as `[1, 8, 8]`, channels × height × width"
    )?.map { Int($0) }
    split = keys.split(kind)
    scaling = DataScaling(reading: &keys, missing)
    if scaling.statistics == .all, split == nil || split?.onlyDeals == true, !keys.has("test") {
      keys.problems.error(
        keys.place(of: "statistics"),
        "`statistics: all` does nothing without samples that are held out",
        hint: "`split` holds some out, or `test` gives others")
    }
    if let split, split.part != nil, !split.onlyDeals, keys.has("test") {
      keys.problems.error(
        keys.place(of: "test"),
        "give `test` or `split`, not both: each says what the test data are",
        hint: "`split: {test: 0, seed: 1}` only deals the training samples")
    }
  }

  /// Does it all.
  ///
  /// - Parameter random: the network's random numbers, for a split without a seed of its own.
  func apply(
    to training: SourceSamples, test: SourceSamples?, random: RandomSource
  ) throws(Failure) -> LoadedData {
    let whole = try complete(training, isOfTest: false)
    var data = LoadedData(training: Dataset(inputs: whole.inputs), names: whole.names)
    try setTargets(whole, of: &data)
    if let test {
      let test = try complete(test, isOfTest: true)
      data.test = try dataset(test, like: data)
    }
    if let divisor = scaling.divisor {
      data.changeInputs { $0.divide(by: divisor) }
    }
    try reshape(&data)
    if let split {
      do { try split.apply(to: &data, random: random) } catch {
        throw Failure(key: "split", reason: error)
      }
    }
    try fillAndScale(&data)
    return data
  }

  /// Leaves out samples that miss something.
  private func complete(
    _ samples: SourceSamples, isOfTest: Bool
  ) throws(Failure) -> SourceSamples {
    var samples = samples
    do { try samples.drop(by: missing) } catch {
      throw Failure(key: "missing", reason: error, isOfTest: isOfTest)
    }
    guard split != nil || classes.keyInVain != nil || isOfTest else { return samples }
    do { try samples.checkCounts() } catch {
      throw Failure(key: "split", reason: error, isOfTargets: true, isOfTest: isOfTest)
    }
    return samples
  }

  // MARK: - Targets

  private func setTargets(_ samples: SourceSamples, of data: inout LoadedData) throws(Failure) {
    guard let targets = samples.targets else {
      guard let key = classes.keyInVain ?? (split?.isStratified == true ? "split" : nil) else {
        return
      }
      throw Failure(
        key: key, reason: DataError("`\(key == "split" ? "stratify" : key)` needs `targets`"))
    }
    var absent: DataError?
    do throws(DataError) {
      let (numbers, names) = try classes.encoded(targets, samples: samples.count, known: nil)
      absent = classes.objection(toAbsentIn: numbers, of: targets)
      data.names.classes = names
      if numbers.elements.count == samples.count, classes.names == nil, names == nil {
        data.noteLabels(numbers)
      }
      var count = 0
      if classes.oneHot != nil {
        count = try classes.count(in: numbers, samples: samples.count, names: names)
        data.oneHotClasses = count
      }
      data.training.targets = try classes.valued(numbers, samples: samples.count, classes: count)
      data.classValues = classes.values
      guard count != 1 else {
        let name = names.map { "`\($0[0])`" } ?? "0"
        throw DataError("all targets are of one class, \(name), which leaves nothing to learn")
      }
    } catch {
      throw Failure(key: "one-hot", reason: error, isOfTargets: true)
    }
    if let absent { throw Failure(key: "classes", reason: absent) }
  }

  /// The test samples, with the classes of the training samples.
  private func dataset(
    _ test: SourceSamples, like data: LoadedData
  ) throws(Failure) -> Dataset {
    guard data.training.inputs.shape.count > 1 else {
      throw Failure(
        key: "test",
        reason: DataError(
          "the training data are one sample, a vector",
          hint: "write it as a row, `[[…]]`, to judge it by others"),
        isOfTest: true)
    }
    var dataset = Dataset(inputs: test.inputs.asRow)
    let (count, wanted) = (test.inputs.features, data.training.inputs.features)
    guard count == wanted else {
      throw Failure(
        key: "test",
        reason: DataError(
          "the test data have \(count) numbers for each sample, the training data \(wanted)"),
        isOfTest: true)
    }
    guard let targets = test.targets else { return dataset }
    do throws(DataError) {
      let (numbers, _) = try classes.encoded(
        targets, samples: test.count, known: data.names.classes ?? [])
      let valued = try classes.valued(
        numbers, samples: test.count, classes: data.oneHotClasses ?? 0)
      dataset.targets = test.inputs.shape.count < 2 ? valued.asRow : valued
      let count = valued.elements.count / max(test.count, 1)
      let wanted = (data.training.targets?.elements.count ?? 0) / data.training.inputs.sampleCount
      guard wanted == 0 || count == wanted else {
        throw DataError(
          "the test data have \(count) target\(count == 1 ? "" : "s") for each sample, the training data \(wanted)"
        )
      }
    } catch {
      throw Failure(key: "test", reason: error, isOfTargets: true, isOfTest: true)
    }
    return dataset
  }

  // MARK: - Inputs

  /// Gives each sample a shape.
  private func reshape(_ data: inout LoadedData) throws(Failure) {
    guard let shape else { return }
    let count = data.training.inputs.features
    guard shape.elementCount == count else {
      throw Failure(
        key: "shape",
        reason: DataError("a sample has \(count) numbers, which do not fill the shape \(shape)"))
    }
    data.changeInputs { $0.shape = [$0.sampleCount] + shape }
  }

  /// Fills in what is missing and scales, by the numbers of the training samples or of all.
  private func fillAndScale(_ data: inout LoadedData) throws(Failure) {
    var measured = data.training.inputs
    if scaling.statistics == .all {
      measured = data.beforeSplit?.inputs ?? measured
      if data.beforeSplit == nil || split?.onlyDeals == true, let test = data.test {
        measured = measured.followed(by: test.inputs)
      }
    }
    if let numbers = try fillings(measured, data.names.inputs) {
      measured.fillMissing(with: numbers)
      data.changeInputs { $0.fillMissing(with: numbers) }
    }
    do {
      guard let scaling = try scaling.fitted(to: measured, names: data.names.inputs) else { return }
      data.training.inputs = scaling(data.training.inputs)
      if let test = data.test?.inputs { data.test?.inputs = scaling(test) }
      if case .stretch = self.scaling.kind { data.constantInputs = scaling.constantColumns }
    } catch {
      throw Failure(key: scaling.key, reason: error)
    }
    data.names.scaling = scaling.key == "standardize" ? "standardized" : "scaled"
  }

  /// What is filled in for each input; nil where nothing is.
  private func fillings(_ measured: Tensor, _ names: [String]?) throws(Failure) -> [Double]? {
    switch missing.inputs {
    case .error, .drop: return nil
    case .zero: return [Double](repeating: 0, count: measured.features)
    case .mean:
      let means = measured.meansOfPresent
      if let column = means.firstIndex(of: nil) {
        let name = names.map { " `\($0[column])`" } ?? " \(column + 1)"
        throw Failure(
          key: "missing",
          reason: DataError(
            "the input\(name) is missing in every sample\(scaling.statistics == .all ? "" : " that is trained on"), so that "
              + "it has no mean",
            hint: "leave it out"))
      }
      return means.compactMap(\.self)
    }
  }
}

extension KeyReader {
  fileprivate mutating func split(_ kind: GeneratorKind) -> DataSplit? {
    guard
      let node = node(
        "split", "mapping", as: .mapping { _ = DataSplit(reading: &$0, kind) }, default: "none",
        "holds out samples: `{test: 0.2}`")
    else { return nil }
    guard let entries = node.mapping else {
      return problems.wrongType(node, "split", "a mapping such as `{test: 0.2}`")
    }
    var settings = KeyReader(entries, of: "`split`", at: node.range, problems: problems)
    let split = DataSplit(reading: &settings, kind)
    settings.refuseUnknownKeys()
    return split
  }
}

extension Tensor {
  /// How many numbers a sample has.
  fileprivate var features: Int { elements.count / Swift.max(sampleCount, 1) }

  /// A vector as one row; else the same.
  fileprivate var asRow: Tensor {
    shape.count > 1
      ? self : Tensor(shape: [1, elements.count], elements: elements, elementType: elementType)
  }

  fileprivate mutating func divide(by divisor: Double) {
    elements = elements.map { $0 / divisor }
    elementType = .float64
  }

  /// The rows of this and then those of another, each of as many numbers.
  fileprivate func followed(by other: Tensor) -> Tensor {
    Tensor(
      shape: [sampleCount + other.sampleCount, features], elements: elements + other.elements)
  }
}

extension LoadedData {
  /// Changes the inputs of all samples in the same way.
  fileprivate mutating func changeInputs(_ change: (inout Tensor) -> Void) {
    change(&training.inputs)
    if var test {
      change(&test.inputs)
      self.test = test
    }
    if var beforeSplit {
      change(&beforeSplit.inputs)
      self.beforeSplit = beforeSplit
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
