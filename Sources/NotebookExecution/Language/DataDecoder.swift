import NeuralNetwork
import NotebookSyntax

/// What a network learns from and is judged by.
struct LoadedData: Sendable {
  var training: Dataset
  /// Held out to judge the result.
  var test: Dataset?
  /// The names of the classes, where the targets are classes that have names.
  var classNames: [String]?
}

/// Reads the key `data`: literals, a file or a generator, and what is done to the samples.
struct DataDecoder {
  let problems: Problems
  /// The folder of the notebook, below which its data files lie.
  let folder: String
  /// The network's random numbers, for what `data` draws without a seed of its own.
  let random: RandomSource

  /// Reads the mapping; nil after an error, and where there is nothing to read.
  func read(_ keys: inout KeyReader, places: inout DeclarationPlaces) -> LoadedData? {
    let errorsBefore = problems.errorCount
    var source = source(&keys, places: &places)
    if keys.isRecording { source = LoadedData(training: Dataset(inputs: Tensor(0))) }
    guard var loaded = source else { return nil }
    do throws(DataError) {
      try oneHot(&keys, &loaded)
      try reshape(&keys, &loaded)
      try split(&keys, &loaded)
      standardize(&keys, &loaded)
    } catch {
      problems.error(keys.range, error.sentence)
    }
    return problems.errorCount == errorsBefore ? loaded : nil
  }

  // MARK: - Where the samples come from

  private func source(
    _ keys: inout KeyReader, places: inout DeclarationPlaces
  ) -> LoadedData? {
    let csv = keys.node(
      "csv", "path", default: "none", "a CSV file whose first row names its columns")
    let npz = keys.node("npz", "path", default: "none", "a NumPy archive")
    let npy = keys.node(
      "npy", "mapping", default: "none", "NumPy files: `{inputs: x.npy, targets: y.npy}`")
    let idx = keys.node(
      "idx", "mapping", default: "none", "IDX files: `{inputs: images.idx, targets: labels.idx}`")
    let generators = dataGenerators.types.compactMap { type in
      keys.node(type.name, "settings", default: "none", type.summary).map { (type, $0) }
    }
    let generatorSeed = keys.integer(
      "seed", in: 0...Int(UInt32.max), "a generator's own seed; otherwise the network's numbers")
    let named = [csv, npz, npy, idx].compactMap { $0 } + generators.map(\.1)
    if named.count > 1 {
      problems.error(named[1].range, "the data can come from one source only")
      return nil
    }
    if let (type, node) = generators.first {
      return generated(type, node, seed: generatorSeed)
    }
    if let files = npy {
      return pair(files, "npy") { bytes throws(DataError) in try NPY.read(bytes) }
    }
    if let files = idx {
      return pair(files, "idx") { bytes throws(DataError) in try IDX.read(bytes) }
    }
    let inputs = keys.node(
      "inputs", "matrix, column names or array name", default: nil,
      "a row for each sample; of a CSV file the columns, of an archive the array")
    let targets = keys.node(
      "targets", "matrix, column names or array name", default: "none",
      "what the network should give, laid out like the inputs")
    places.inputs = inputs?.range
    places.targets = targets?.range
    guard let inputs else {
      problems.error(
        keys.range, "`data` needs `inputs`, a file or a generator",
        hint: "such as `{inputs: [[0, 1], [1, 0]], targets: [[1], [0]]}`")
      return nil
    }
    if let csv { return table(csv, &keys, inputs, targets) }
    if let npz { return archive(npz, inputs, targets) }
    guard let inputs = problems.literal(inputs, "inputs") else {
      _ = targets.flatMap { problems.literal($0, "targets") }
      return nil
    }
    let literalTargets = targets.flatMap { problems.literal($0, "targets") }
    return LoadedData(training: Dataset(inputs: inputs.tensor, targets: literalTargets?.tensor))
  }

  private func generated(
    _ type: any Component.Type, _ node: YAMLNode, seed: Int?
  ) -> LoadedData? {
    guard node.isNull || node.mapping != nil else {
      return problems.wrongType(node, type.name, "a mapping of settings, such as `{}`")
    }
    var settings = KeyReader(
      node.mapping ?? [], of: "the data generator `\(type.name)`", at: node.range,
      problems: problems)
    guard let generator = type.init(settings: &settings) as? any DataGenerator else {
      preconditionFailure("\(type) does not belong in the catalogue of data generators")
    }
    settings.refuseUnknownKeys()
    var numbers = source(seed: seed).makeGenerator()
    return LoadedData(training: generator.makeDataset(using: &numbers))
  }

  private func source(seed: Int?) -> RandomSource {
    seed.flatMap { RandomSource(random.kind, seed: UInt64($0)) } ?? random
  }

  // MARK: - Files

  /// A file's bytes; an error is reported where the file is named.
  private func bytes(_ node: YAMLNode, _ key: String) -> [UInt8]? {
    guard let path = problems.text(node, key) else { return nil }
    problems.noteDataPath(path)
    do throws(DataError) {
      let bytes = try DataFile.read(path, in: folder)
      problems.noteDataFile(bytes)
      return bytes
    } catch {
      problems.error(node.range, error.sentence)
      return nil
    }
  }

  private func value<Value>(
    at node: YAMLNode, in file: YAMLNode, _ body: () throws(DataError) -> Value
  ) -> Value? {
    do throws(DataError) {
      return try body()
    } catch {
      let place = error.position.map { ":\($0.line):\($0.column)" } ?? ""
      problems.error(node.range, "\(file.text ?? "")\(place): \(DataError(error.message).sentence)")
      return nil
    }
  }

  private func pair(
    _ node: YAMLNode, _ kind: String, _ read: @escaping ([UInt8]) throws(DataError) -> Tensor
  ) -> LoadedData? {
    guard let entries = node.mapping else {
      return problems.wrongType(node, kind, "a mapping such as `{inputs: x, targets: y}`")
    }
    var keys = KeyReader(entries, of: "`\(kind)`", at: node.range, problems: problems)
    defer { keys.refuseUnknownKeys() }
    func tensor(_ key: String, _ summary: String, required: Bool) -> Tensor? {
      guard let file = keys.node(key, "path", default: required ? nil : "none", summary) else {
        if required { problems.error(node.range, "`\(kind)` needs `\(key)`: \(summary)") }
        return nil
      }
      guard let bytes = bytes(file, key) else { return nil }
      return value(at: file, in: file) { () throws(DataError) in try read(bytes) }
    }
    let inputs = tensor("inputs", "the file of the inputs", required: true)
    let targets = tensor("targets", "the file of the targets", required: false)
    return inputs.map { LoadedData(training: Dataset(inputs: $0, targets: targets)) }
  }

  private func archive(_ file: YAMLNode, _ inputs: YAMLNode, _ targets: YAMLNode?) -> LoadedData? {
    guard let bytes = bytes(file, "npz"),
      let archive = value(at: file, in: file, { () throws(DataError) in try NPZ(bytes) })
    else { return nil }
    func array(_ node: YAMLNode, _ key: String) -> Tensor? {
      guard let name = problems.name(node, key) else { return nil }
      return value(at: node, in: file) { () throws(DataError) in try archive.read(name) }
    }
    guard let x = array(inputs, "inputs") else { return nil }
    return LoadedData(
      training: Dataset(inputs: x, targets: targets.flatMap { array($0, "targets") }))
  }

  private func table(
    _ file: YAMLNode, _ keys: inout KeyReader, _ inputs: YAMLNode, _ targets: YAMLNode?
  ) -> LoadedData? {
    let separator = keys.text(
      "separator", default: ",", "the character between the fields of a CSV file")
    guard let bytes = bytes(file, "csv"), let mark = separator?.first, separator?.count == 1,
      let table = value(
        at: file, in: file, { () throws(DataError) in try CSVTable(bytes, separator: mark) }),
      let inputColumns = columns(inputs, "inputs", of: table),
      let x = value(
        at: inputs, in: file, { () throws(DataError) in try table.numbers(inputColumns) })
    else { return nil }
    guard let targets else { return LoadedData(training: Dataset(inputs: x)) }
    guard let targetColumns = columns(targets, "targets", of: table) else { return nil }
    return value(at: targets, in: file) { () throws(DataError) in
      if targetColumns.count == 1, try !table.isNumeric(targetColumns[0]) {
        let labels = ClassLabels(try table.texts(targetColumns[0]), order: .sorted)
        return LoadedData(
          training: Dataset(inputs: x, targets: labels.column), classNames: labels.names)
      }
      return LoadedData(training: Dataset(inputs: x, targets: try table.numbers(targetColumns)))
    }
  }

  /// Column names, or `all` for every column that nothing else uses.
  private func columns(_ node: YAMLNode, _ key: String, of table: CSVTable) -> [String]? {
    if let name = node.text {
      guard let (first, last) = range(name, of: table) else { return [name] }
      return Array(table.names[first...last])
    }
    guard let nodes = problems.list(node, key, of: "column names"), !nodes.isEmpty else {
      return nil
    }
    let names = nodes.compactMap { problems.name($0, key) }
    return names.count == nodes.count ? names : nil
  }

  /// `first..last`: all the columns between two.
  private func range(_ text: String, of table: CSVTable) -> (Int, Int)? {
    guard !table.names.contains(text), let dots = text.firstRange(of: "..") else { return nil }
    guard let first = table.names.firstIndex(of: String(text[..<dots.lowerBound])),
      let last = table.names.firstIndex(of: String(text[dots.upperBound...])), first <= last
    else { return nil }
    return (first, last)
  }

  // MARK: - What is done to them

  private func oneHot(_ keys: inout KeyReader, _ loaded: inout LoadedData) throws(DataError) {
    guard keys.flag("one-hot", default: false, "turns class numbers or names into rows of 0 and 1"),
      let targets = loaded.training.targets
    else { return }
    let largest = targets.elements.max() ?? 0
    guard largest < 10_000 else {
      throw DataError("class numbers go up to \(largest); one-hot targets stop at 10000 classes")
    }
    let classes = loaded.classNames?.count ?? Int(max(largest, 0)) + 1
    loaded.training.targets = try targets.oneHot(classes: classes)
  }

  /// Gives each sample a shape, and divides by a number.
  private func reshape(_ keys: inout KeyReader, _ loaded: inout LoadedData) throws(DataError) {
    let shape = keys.numbers(
      "shape", in: Bounds(1, 1e6, includesLower: true, includesUpper: true),
      "the shape of one sample, such as `[1, 8, 8]`, channels × height × width")
    let divisor = keys.number("divide-by", in: .positive, "a number to divide the inputs by")
    if let divisor {
      loaded.training.inputs.elements = loaded.training.inputs.elements.map { $0 / divisor }
      loaded.training.inputs.elementType = .float64
    }
    guard let shape, let samples = loaded.training.inputs.shape.first else { return }
    let sizes = shape.map { Int($0) }
    let count = loaded.training.inputs.elements.count / max(samples, 1)
    guard sizes.reduce(1, *) == count else {
      throw DataError("a sample has \(count) numbers, which do not fill the shape \(sizes)")
    }
    loaded.training.inputs.shape = [samples] + sizes
  }

  private func split(_ keys: inout KeyReader, _ loaded: inout LoadedData) throws(DataError) {
    guard
      let node = keys.node(
        "split", "mapping", default: "none", "holds out samples: `{test: 0.2}`")
    else { return }
    guard let entries = node.mapping else {
      let _: Void? = problems.wrongType(node, "split", "a mapping such as `{test: 0.2}`")
      return
    }
    var settings = KeyReader(entries, of: "`split`", at: node.range, problems: problems)
    let split = DataSplit(reading: &settings)
    settings.refuseUnknownKeys()
    var numbers: (any RandomGenerator)? =
      split.shuffles ? source(seed: split.seed).makeGenerator() : nil
    if let folds = split.folds {
      let parts = try Partition.folds(folds, of: loaded.sampleCount, shuffledBy: &numbers)
      guard split.fold <= folds else {
        problems.error(settings.valuePlace(of: "fold"), "there are only \(folds) folds")
        return
      }
      loaded.test = loaded.training.rows(parts[split.fold - 1].held)
      loaded.training = loaded.training.rows(parts[split.fold - 1].training)
    } else if split.test > 0 {
      let parts = try Partition.holdOut(split.test, of: loaded.sampleCount, shuffledBy: &numbers)
      loaded.test = loaded.training.rows(parts.held)
      loaded.training = loaded.training.rows(parts.training)
    }
  }

  /// Centres and scales the inputs by the training samples' mean and deviation.
  private func standardize(_ keys: inout KeyReader, _ loaded: inout LoadedData) {
    guard
      keys.flag(
        "standardize", default: false,
        "subtracts each input's mean and divides by its standard deviation, both of the training samples"
      )
    else { return }
    let standardization = Standardization(fitting: loaded.training.inputs)
    loaded.apply(standardization)
  }
}

extension LoadedData {
  var sampleCount: Int { training.inputs.shape.first ?? 1 }

  mutating func apply(_ standardization: Standardization) {
    func apply(_ dataset: inout Dataset) {
      dataset.inputs.elementType = .float64
      dataset.inputs = standardization(dataset.inputs)
    }
    apply(&training)
    test = test.map { test in
      var test = test
      apply(&test)
      return test
    }
  }
}

extension DataError {
  /// The message as it stands after `error:`, with its position in the data file.
  var sentence: String {
    var text = description
    if text.hasSuffix(".") { text.removeLast() }
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
