import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

extension LoadedData {
  /// What `one-hot` has or could have to do with targets that do not fit the outputs.
  var hintAboutClasses: String? {
    if let oneHotClasses {
      return hintAboutLabelsFromOne ?? "`one-hot` found \(oneHotClasses) classes in the targets"
    }
    guard let targets = (beforeSplit ?? training).targets,
      targets.shape.contains(targets.elements.count),
      targets.elements.allSatisfy({ $0 >= 0 && $0 == $0.rounded() })
    else { return nil }
    return "if they are classes, `one-hot: true` makes a row of each"
  }
}

/// Reads the key `data`: literals, a file or a generator, and what is done to the samples.
struct DataDecoder {
  let problems: Problems
  /// Where its data files lie.
  let files: FileScope
  /// The network's random numbers, for what `data` draws without a seed of its own.
  let random: RandomSource
  /// Whether the network's samples are rows or columns.
  let orientation: Orientation

  /// Reads the mapping; nil after an error, and where there is nothing to read.
  ///
  /// Every key is read first, so that one mistake does not make strangers of the others.
  func read(_ keys: inout KeyReader, places: inout DeclarationPlaces) -> LoadedData? {
    let errorsBefore = problems.errorCount
    let source = DataSource(reading: &keys, random.kind)
    let test = source.test.flatMap { testSource($0, besides: source) }
    places.inputs = source.inputs?.range
    places.targets = source.targetsRange
    places.test = test.map {
      .init(
        whole: $0.range, inputs: $0.inputs?.range ?? $0.range, targets: $0.targetsRange ?? $0.range)
    }
    let treatment = DataTreatment(reading: &keys, random.kind)
    keys.refuseUnknownKeys()
    if source.generator != nil, keys.has("missing"), test.map({ $0.generator != nil }) ?? true {
      problems.error(
        keys.place(of: "missing"), "`missing` does nothing here: a generator leaves nothing out")
    }
    guard problems.errorCount == errorsBefore else { return nil }
    if problems.notes != nil {
      // An editor waits for no data.
      if let (type, node) = source.generator { _ = generated(type, node, source) }
      return nil
    }
    let training = samples(of: source, treatment.missing)
    let others = test.flatMap { samples(of: $0, treatment.missing) }
    guard problems.errorCount == errorsBefore, let training,
      var loaded = treated(training, others, treatment, keys, places)
    else { return nil }
    warn(of: loaded, keys, places)
    if orientation == .outputInput { loaded.transpose() }
    return loaded
  }

  /// Where the test samples come from, if not from a `split`.
  private func testSource(_ node: YAMLNode, besides training: DataSource) -> DataSource? {
    guard let entries = node.mapping else {
      return problems.wrongType(
        node, "test", "a mapping such as `{csv: test.csv}` or `{inputs: [[…]], targets: [[…]]}`")
    }
    var test = KeyReader(entries, of: "`test`", at: node.range, problems: problems)
    let source = DataSource(reading: &test, random.kind, besides: training)
    test.refuseUnknownKeys()
    return source
  }

  private func treated(
    _ training: SourceSamples, _ test: SourceSamples?, _ treatment: DataTreatment,
    _ keys: KeyReader, _ places: DeclarationPlaces
  ) -> LoadedData? {
    do throws(DataTreatment.Failure) {
      return try treatment.apply(to: training, test: test, random: random)
    } catch {
      let (inTest, reason) = (error.isOfTest ? places.test : nil, error.reason)
      let ofTargets = error.isOfTargets ? inTest?.targets ?? places.targets : nil
      problems.error(
        ofTargets ?? inTest?.whole ?? keys.valuePlace(of: error.key), reason.description,
        hint: hint(of: reason))
      return nil
    }
  }

  /// Warns of what can be done, and is most likely not meant.
  private func warn(of data: LoadedData, _ keys: KeyReader, _ places: DeclarationPlaces) {
    if data.oneHotClasses != nil, let hint = data.hintAboutLabelsFromOne {
      problems.warning(
        places.targets ?? keys.range,
        "no sample is of the class 0, for which `one-hot` makes a column too", hint: hint)
    }
    // Of pixels some are always the same.
    let count = data.training.inputs.elements.count / max(data.training.inputs.sampleCount, 1)
    guard let constant = data.constantInputs.first, count <= Problems.few else { return }
    let name = data.names.inputs.map { "`\($0[constant])`" } ?? "\(constant + 1)"
    let others = data.constantInputs.count - 1
    problems.warning(
      keys.valuePlace(of: "min-max"),
      "the input \(name)\(others > 0 ? ", as \(others) other\(others == 1 ? "" : "s")," : "") is the same in every sample, so that `min-max` "
        + "makes its lower end of all",
      hint: "what never changes tells a network nothing, and can be left out")
  }

  // MARK: - Where the samples come from

  private func samples(of source: DataSource, _ missing: MissingValues) -> SourceSamples? {
    if source.named.count > 1 {
      problems.error(source.named[1].range, "the data can come from one source only")
      return nil
    }
    if let unused = source.unusedArrays.first {
      problems.error(
        unused.range, "this source of data brings its own inputs and targets",
        hint: "leave `inputs` and `targets` out")
      return nil
    }
    if let (type, node) = source.generator {
      return generated(type, node, source)
    }
    if let files = source.npy {
      return inRows(
        pair(files, "npy", missing) { bytes, allows throws(DataError) in
          try NPY.read(bytes, allowsMissing: allows)
        })
    }
    if let files = source.idx {
      return pair(files, "idx", missing) { bytes, allows throws(DataError) in
        try IDX.read(bytes, allowsMissing: allows)
      }
    }
    guard let inputs = source.inputs else {
      let file = source.named.isEmpty ? nil : "`inputs`: which of the file's numbers are the inputs"
      problems.error(
        source.range, "\(source.subject) needs \(file ?? "`inputs`, a file or a generator")",
        hint: file == nil ? "such as `{inputs: [[0, 1], [1, 0]], targets: [[1], [0]]}`" : nil)
      return nil
    }
    if let csv = source.csv { return table(csv, source, inputs, missing) }
    if let npz = source.npz { return inRows(archive(npz, inputs, source.targets, missing)) }
    return inRows(literals(inputs, source.targets, missing))
  }

  /// Matrices that are laid out as the network's with the samples in rows.
  private func inRows(_ data: SourceSamples?) -> SourceSamples? {
    var data = data
    if orientation == .outputInput { data?.transpose() }
    return data
  }

  private func literals(
    _ inputs: YAMLNode, _ targets: YAMLNode?, _ missing: MissingValues
  ) -> SourceSamples? {
    let x = problems.finiteLiteral(inputs, "inputs", allowsMissing: missing.inputs != .error)
    var samples = x.map { SourceSamples(inputs: $0) }
    guard let targets else { return samples }
    if let names = classNames(targets) {
      samples?.targets = .names(names)
      return samples
    }
    let y = problems.finiteLiteral(targets, "targets", allowsMissing: missing.targets != .error)
    samples?.targets = y.map { .numbers($0) }
    return y == nil ? nil : samples
  }

  /// The names of classes in a list; nil where it is no list of names.
  private func classNames(_ node: YAMLNode) -> [String]? {
    guard let nodes = node.sequence, !nodes.isEmpty, nodes.allSatisfy({ $0.number == nil }) else {
      return nil
    }
    let names = nodes.compactMap(\.text)
    return names.count == nodes.count ? names : nil
  }

  private func generated(
    _ type: any Component<any DataGenerator>.Type, _ node: YAMLNode, _ source: DataSource
  ) -> SourceSamples? {
    guard node.isNull || node.mapping != nil else {
      return problems.wrongType(node, type.name, "a mapping of settings, such as `{}`")
    }
    let entries = node.mapping ?? []
    let errorsBefore = problems.errorCount
    if let seed = entries.first(where: { $0.key == "seed" }) {
      problems.error(
        seed.keyRange, "`seed` stands beside `\(type.name)`, not in it",
        hint: "as in `data: {\(type.name): {…}, seed: 3}`")
    }
    var settings = KeyReader(
      entries.filter { $0.key != "seed" }, of: "the data generator `\(type.name)`", at: node.range,
      problems: problems)
    let generator = type.init(settings: &settings).erased
    settings.refuseUnknownKeys()
    guard problems.errorCount == errorsBefore, problems.notes == nil else { return nil }
    let random = source.random ?? random
    var (numbers, unused) = (random.makeGenerator(), random.makeGenerator())
    let dataset = generator.makeDataset(using: &numbers)
    if source.repeatsNumbers, numbers.uniform(0, 1) != unused.uniform(0, 1) {
      problems.warning(
        node.range, "the test data are made of the same random numbers as the training data",
        hint: "give them a `seed`, as in `test: {\(type.name): {…}, seed: 2}`")
    }
    return SourceSamples(
      inputs: dataset.inputs, targets: dataset.targets.map { .numbers($0) })
  }

  // MARK: - Files

  /// A file's bytes; an error is reported where the file is named.
  private func bytes(_ node: YAMLNode, _ key: String) -> [UInt8]? {
    guard let path = problems.text(node, key) else { return nil }
    problems.noteDataPath(files.shown(path))
    do throws(DataError) {
      let bytes = try DataFile.read(path, in: files)
      problems.noteDataFile(bytes)
      return bytes
    } catch {
      problems.error(node.range, error.description)
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
      problems.error(
        node.range, "\(file.text ?? "")\(place): \(error.message)",
        hint: hint(of: error))
      return nil
    }
  }

  /// What to do: for a name that is missed the one that was meant, or some of those that there are.
  private func hint(of error: DataError) -> String? {
    guard let missing = error.missing else { return error.hint }
    if let hint = error.hint {
      return nearestName(to: missing.name, among: missing.existing).map { "did you mean `\($0)`?" }
        ?? hint
    }
    return problems.suggestion(for: missing.name, among: missing.existing)
      ?? missing.existing.first.map { "it may be `\($0)` and \(missing.existing.count - 1) others" }
  }

  private func pair(
    _ node: YAMLNode, _ kind: String, _ missing: MissingValues,
    _ read: @escaping ([UInt8], Bool) throws(DataError) -> Tensor
  ) -> SourceSamples? {
    guard let entries = node.mapping else {
      return problems.wrongType(node, kind, "a mapping such as `{inputs: x, targets: y}`")
    }
    var keys = KeyReader(entries, of: "`\(kind)`", at: node.range, problems: problems)
    defer { keys.refuseUnknownKeys() }
    func tensor(
      _ key: String, _ summary: String, required: Bool, allowsMissing: Bool
    ) -> Tensor? {
      guard let file = keys.node(key, "path", as: .text, default: required ? nil : "none", summary)
      else {
        if required { problems.error(node.range, "`\(kind)` needs `\(key)`: \(summary)") }
        return nil
      }
      guard let bytes = bytes(file, key) else { return nil }
      return value(at: file, in: file) { () throws(DataError) in try read(bytes, allowsMissing) }
    }
    let inputs = tensor(
      "inputs", "the file of the inputs", required: true, allowsMissing: missing.inputs != .error)
    let targets = tensor(
      "targets", "the file of the targets", required: false,
      allowsMissing: missing.targets != .error)
    return inputs.map { SourceSamples(inputs: $0, targets: targets.map { .numbers($0) }) }
  }

  private func archive(
    _ file: YAMLNode, _ inputs: YAMLNode, _ targets: YAMLNode?, _ missing: MissingValues
  ) -> SourceSamples? {
    guard let bytes = bytes(file, "npz"),
      let archive = value(at: file, in: file, { () throws(DataError) in try NPZ(bytes) })
    else { return nil }
    func array(_ node: YAMLNode, _ key: String, allowsMissing: Bool) -> Tensor? {
      guard let name = problems.name(node, key) else { return nil }
      return value(at: node, in: file) { () throws(DataError) in
        try archive.read(name, allowsMissing: allowsMissing)
      }
    }
    guard let x = array(inputs, "inputs", allowsMissing: missing.inputs != .error) else {
      return nil
    }
    let y = targets.flatMap { array($0, "targets", allowsMissing: missing.targets != .error) }
    return SourceSamples(inputs: x, targets: y.map { .numbers($0) })
  }

  // MARK: - Tables

  private func table(
    _ file: YAMLNode, _ source: DataSource, _ inputs: YAMLNode, _ missing: MissingValues
  ) -> SourceSamples? {
    let targets = source.targets
    guard let bytes = bytes(file, "csv"),
      let table = value(
        at: file, in: file,
        { () throws(DataError) in try CSVTable(bytes, format: source.format) }),
      let columns = columns(inputs, targets, file, of: table),
      let x = value(
        at: inputs, in: file,
        { () throws(DataError) in
          try table.numbers(columns.inputs, allowsMissing: missing.inputs != .error)
        })
    else { return nil }
    var samples = SourceSamples(inputs: x)
    func names(_ columns: [Int]) -> [String]? {
      table.hasNames ? columns.map(table.title) : nil
    }
    samples.names.inputs = names(columns.inputs)
    guard let targets, let targetColumns = columns.targets else { return samples }
    samples.names.targets = names(targetColumns)
    samples.targets = value(at: targets, in: file) { () throws(DataError) in
      let allowsMissing = missing.targets != .error
      if targetColumns.count == 1, !table.isNumeric(targetColumns[0]) {
        return .names(try table.texts(targetColumns[0], allowsMissing: allowsMissing))
      }
      return .numbers(try table.numbers(targetColumns, allowsMissing: allowsMissing))
    }
    return samples.targets == nil ? nil : samples
  }

  /// The columns of the inputs and of the targets, every unknown one reported; nil after an error.
  private func columns(
    _ inputNode: YAMLNode, _ targetNode: YAMLNode?, _ file: YAMLNode, of table: CSVTable
  ) -> (inputs: [Int], targets: [Int]?)? {
    let errorsBefore = problems.errorCount
    func find(_ name: String, at node: YAMLNode) -> Int? {
      // A table of one column is most likely one with another separator, which is told once; so is a lacking header.
      if table.names.count == 1 || table.lacksHeader, problems.errorCount > errorsBefore {
        return nil
      }
      return value(at: node, in: file) { () throws(DataError) in try table.index(of: name) }
    }
    let inputs = columns(inputNode, "inputs", find, of: table)
    let targets = targetNode.flatMap { columns($0, "targets", find, of: table) }
    guard let inputs, problems.errorCount == errorsBefore else { return nil }
    for (columns, node) in [(inputs, inputNode), (targets ?? [], targetNode ?? inputNode)] {
      var seen: Set<Int> = []
      if let column = columns.first(where: { !seen.insert($0).inserted }) {
        problems.warning(
          node.range, "the column `\(table.title(of: column))` is asked for twice",
          hint: "what a network is given twice tells it nothing more")
      }
    }
    if let column = targets?.first(where: Set(inputs).contains) {
      problems.warning(
        file.range, "the column `\(table.title(of: column))` is among the inputs and the targets",
        hint: "a network that is given the answer learns nothing else")
    }
    return (inputs, targets)
  }

  /// The columns that a name, a list of names or a range of them says.
  private func columns(
    _ node: YAMLNode, _ key: String, _ find: (String, YAMLNode) -> Int?, of table: CSVTable
  ) -> [Int]? {
    if let name = node.text {
      if let columns = range(name, at: node, find, of: table) { return columns }
      return find(name, node).map { [$0] }
    }
    guard let nodes = problems.list(node, key, of: "columns") else { return nil }
    if nodes.isEmpty {
      problems.error(node.range, "`\(key)` names no column of the CSV file")
      return nil
    }
    return nodes.compactMap { node in problems.name(node, key).flatMap { find($0, node) } }
  }

  /// `first..last`: all the columns between two; nil where the text is no range of columns.
  private func range(
    _ text: String, at node: YAMLNode, _ find: (String, YAMLNode) -> Int?, of table: CSVTable
  ) -> [Int]? {
    guard table.place(of: text) == nil, let dots = text.firstRange(of: "..") else { return nil }
    let ends = [String(text[..<dots.lowerBound]), String(text[dots.upperBound...])]
    let places = ends.compactMap { find($0, node) }
    guard places.count == 2 else { return [] }
    guard places[0] <= places[1] else {
      problems.error(
        node.range, "the column `\(ends[1])` stands before `\(ends[0])`",
        hint: "write `\(ends[1])..\(ends[0])`")
      return []
    }
    return Array(places[0]...places[1])
  }
}
